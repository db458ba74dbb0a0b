"""The digits that ship with the converter, drawn as core/ink/picture.cpp draws a digit for a network."""

import json
from pathlib import Path

from .common import need

DIGITS = Path(__file__).resolve().parents[2] / "core/formats/check_digits.json"
EDGE = 1.25  # width of the ink's soft edge in pixels, as in core/ink/rasterise.hpp


def check_pictures(size, box, pen_width):
    """Labels [N], and pictures [N, size, size, 1] with values of 0 to 1, ink 1. `box` and `pen_width` in pixels."""
    numpy = need("numpy")
    digits = json.loads(DIGITS.read_text())
    pictures = [render(digit["strokes"], size, box, pen_width) for digit in digits]
    return numpy.array([digit["label"] for digit in digits]), numpy.stack(pictures)[..., None].astype("f4")


def render(strokes, size, box, pen_width):
    """One picture [size, size]: the ink fills the box, its centre of mass is pixel (size / 2, size / 2)."""
    numpy = need("numpy")
    points = numpy.array([point for stroke in strokes for point in stroke], float)
    low, high = points.min(0), points.max(0)
    scale = (box - pen_width) / max((high - low).max(), 1e-9)
    lines = [(numpy.array(stroke, float) - (low + high) / 2) * scale + size / 2 for stroke in strokes]
    starts = numpy.concatenate([line[:-1] if len(line) > 1 else line for line in lines])
    ends = numpy.concatenate([line[1:] if len(line) > 1 else line for line in lines])
    reach = (pen_width + EDGE) / 2
    least = -numpy.minimum(starts, ends).min(0) + reach  # shifts beyond these would cut the ink
    most = size - numpy.maximum(starts, ends).max(0) - reach
    shift = numpy.zeros(2)
    for _ in range(2):  # shifted by parts of a pixel, the ink's mass changes a little
        picture = draw(starts + shift, ends + shift, size, pen_width)
        middle = numpy.array([picture.sum(axis) @ numpy.arange(size) for axis in (0, 1)]) / picture.sum()
        shift = numpy.minimum(numpy.maximum(shift + size / 2 - middle, least), most)
    return picture


def draw(starts, ends, size, pen_width):
    """Segments [S, 2] of x and y, drawn with a round pen."""
    numpy = need("numpy")
    centres = numpy.stack(numpy.meshgrid(numpy.arange(size) + 0.5, numpy.arange(size) + 0.5), -1)[:, :, None]
    along, to_centre = ends - starts, centres - starts
    part = (to_centre * along).sum(-1) / numpy.maximum((along**2).sum(-1), 1e-12)
    nearest = to_centre - numpy.clip(part, 0, 1)[..., None] * along
    distance = numpy.sqrt((nearest**2).sum(-1).min(-1))
    inside = numpy.clip((pen_width / 2 - distance) / EDGE + 0.5, 0, 1)
    return inside**2 * (3 - 2 * inside)
