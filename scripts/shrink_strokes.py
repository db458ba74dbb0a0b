#!/usr/bin/env python3
"""Draws strokes without preprocessing, for comparison: the whole canvas, scaled down to 28 x 28 pixels.

Nothing is cropped, scaled or centred, and the pen is as wide as on the canvas. The result is a CSV file in
Kaggle's format, on which `evaluate --data` can test a network:

    scripts/shrink_strokes.py strokes.json.gz --writers 25-30 --output shrunk.csv
    build/release/bin/evaluate --model web/models/seed.safetensors --data shrunk.csv
"""

import argparse
import gzip
import json
import sys

from distinct import check_distinct

SIZE = 28
FINE = 8  # samples for each pixel in each direction; a pixel is the mean of its samples


def numbers(text):
    """"25-30" or "3,7" as a set."""
    result = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        result.update(range(int(first), int(last or first) + 1))
    return result


def inked(start, end, radius, ink):
    """Adds the samples within `radius` of a line segment to the set `ink`. The unit is one sample."""
    (x0, y0), (x1, y1) = start, end
    along_x, along_y = x1 - x0, y1 - y0
    squared = along_x * along_x + along_y * along_y
    side = SIZE * FINE
    for row in range(max(0, int(min(y0, y1) - radius)), min(side, int(max(y0, y1) + radius) + 1)):
        for column in range(max(0, int(min(x0, x1) - radius)), min(side, int(max(x0, x1) + radius) + 1)):
            x, y = column + 0.5 - x0, row + 0.5 - y0
            part = min(1, max(0, (x * along_x + y * along_y) / squared)) if squared else 0
            if (x - part * along_x) ** 2 + (y - part * along_y) ** 2 <= radius * radius:
                ink.add((row, column))


def shrunk(strokes, canvas, pen):
    """The 784 grey values of a drawing on a square canvas."""
    scale = SIZE * FINE / canvas
    ink = set()
    for stroke in strokes:
        points = [(x * scale, y * scale) for x, y in stroke]
        for start, end in zip(points, points[1:] or points):
            inked(start, end, pen * scale / 2, ink)
    counts = [0] * (SIZE * SIZE)
    for row, column in ink:
        counts[row // FINE * SIZE + column // FINE] += 1
    return [round(255 * count / FINE**2) for count in counts]


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("strokes", help="a strokes file (JSON or JSON in gzip)")
    parser.add_argument("--writers", type=numbers, help="only these, such as 25-30")
    parser.add_argument("--canvas", type=float, default=500, help="its side in the strokes' unit (default: 500)")
    parser.add_argument("--pen", type=float, default=20, help="its width, likewise (default: 20)")
    parser.add_argument("--output", required=True, help="the CSV file to write")
    arguments = parser.parse_args()
    check_distinct(parser, [("STROKES", arguments.strokes)], [("--output", arguments.output)])
    with open(arguments.strokes, "rb") as file:
        data = file.read()
    glyphs = json.loads(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data)
    with open(arguments.output, "w", encoding="ascii") as out:
        print("label", *(f"pixel{i}" for i in range(SIZE * SIZE)), sep=",", file=out)
        for glyph in glyphs:
            if glyph["label"] not in range(10) or (arguments.writers and glyph["writer"] not in arguments.writers):
                continue
            print(glyph["label"], *shrunk(glyph["strokes"], arguments.canvas, arguments.pen), sep=",", file=out)


if __name__ == "__main__":
    sys.exit(main())
