"""What pixels a model was trained on: 0 to 1 with the ink bright, as ours, or others. Found out by reading digits.

A pixel p of ours is scale * p + offset to the other program. That is stored in the model as a batch normalisation at
its front, so that the programs and the page need to know nothing of it.
"""

import dataclasses

from .check_pictures import check_pictures
from .common import Failure, need
from .inference import scores
from .network import EXACT

CONVENTIONS = {  # name: scale, offset, and what it means; of equally good ones the first is taken
    "unit": (1, 0, "0 to 1"),
    "centred": (1, -0.5, "-0.5 to 0.5"),
    "signed": (2, -1, "-1 to 1"),
    "mnist": (1 / 0.3081, -0.1307 / 0.3081, "0 to 1, normalised by 0.1307 and 0.3081"),
    "inverted": (-1, 1, "1 to 0, the ink dark"),
    "inverted-signed": (-2, 1, "1 to -1, the ink dark"),
    "bytes": (255, 0, "0 to 255"),
    "inverted-bytes": (-255, 255, "255 to 0, the ink dark"),
}
# A convention is clearly better if its losses are below these parts of the other's, and it reads as many digits. On
# networks trained for it in seven ways each was found so. The second loss forgives wrong confidence: pixels that are only
# larger make a network that is too unsure look better.
CLEARLY, CLEARLY_AT_BEST, LEAST_GAIN = 0.75, 0.9, 0.03
# Also better is one of which the answers are as sure as they are right, where of the other they are not. Of 66 networks
# that were trained on these pixels for two epochs, the loss is at most this multiple of the lowest at any temperature, and
# this more; of pixels 3 times smaller it is more than the second.
AS_SURE, NOT_AS_SURE, MUCH_LOWER, FEWER = (1.15, 0.02), (1.4, 0.05), 0.6, 0.05
TEMPERATURES = [2 ** (step / 2) for step in range(-10, 26)]
ALIKE = 1.25  # two conventions are hardly told apart if one's loss is below this multiple of the other's
WELL = 0.6  # a network that reads less than this part of the digits is unlike any that is of use
BYTES_BELOW = 1 / 16  # a model that multiplies its pixels by less expects them up to 255
MNIST_SIZE, MNIST_BOX, PEN_OF_BOX = 28, 20, 2.45 / 20  # as core/ink/picture.hpp says by default


@dataclasses.dataclass
class Reading:
    name: str  # of the convention
    adapted: tuple  # architecture and arrays for our pixels
    box: float  # side of the square that the ink fills, pixels
    right: int  # digits
    of: int
    loss: float  # mean negative logarithm of the right digit's probability
    best_loss: float  # the same at the temperature at which it is lowest

    def clearly_better(self, other):
        sharper = (self.right >= max(WELL * self.of, other.right - 1) and self.loss < CLEARLY * other.loss
                   and self.best_loss < min(CLEARLY_AT_BEST * other.best_loss, other.best_loss - LEAST_GAIN))
        return sharper or (self.right >= max(WELL * self.of, other.right - FEWER * self.of) and self.as_sure(AS_SURE)
                           and not other.as_sure(NOT_AS_SURE) and self.loss < MUCH_LOWER * other.loss)

    def as_sure(self, bounds):
        """Whether its answers are about as sure as they are right."""
        factor, term = bounds
        return self.loss <= factor * self.best_loss + term

    def __str__(self):
        meaning = CONVENTIONS[self.name][2] if self.name in CONVENTIONS else self.name
        return f"{meaning} ({self.right} of {self.of} digits, loss {self.loss:.2f})"


def settle(architecture, arrays, options, tell, warn):
    """Finds out the pixels and the box. Returns architecture, arrays and preprocessing; tells what it found."""
    size = architecture["input"][0]
    if options.box is not None and options.box > size:
        raise Failure(f"--box {options.box}: its pictures are {size} x {size}")
    said = options.affine and (*options.affine, "what was said")
    prior = "what was said" if said else options.pixels or likely(architecture, arrays)
    tables = {**CONVENTIONS, **({prior: said} if said else {})}
    def readings_of(name):
        return [read(name, tables[name], architecture, arrays, size, box) for box in boxes(size, options.box)]

    readings = readings_of(prior)
    first = min(readings, key=lambda reading: reading.loss)
    if first.best_loss > LEAST_GAIN or not first.as_sure(NOT_AS_SURE):  # otherwise no other could be clearly better
        readings += [reading for name in tables if name != prior for reading in readings_of(name)]
    better = [reading for reading in readings if reading.name != prior and reading.clearly_better(first)]
    best = min(better, key=lambda reading: max(reading.loss, LEAST_GAIN), default=None)  # the first of equally good ones
    chosen = best if best and not (said or options.pixels) else first
    tell(f"pixels: {chosen}")
    if best and chosen is best:
        tell(f"  found by reading: better than {first}; --pixels {prior} keeps that")
    elif best:
        warn(f"{best} reads clearly better; without the option it is taken")
    alike = [str(reading) for reading in readings if reading.name != chosen.name and reading.right >= chosen.right - 2
             and reading.box == chosen.box and reading.loss < ALIKE * chosen.loss]
    if alike and chosen.right >= WELL * chosen.of and not (said or options.pixels):
        tell(f"  hardly told apart from {'; '.join(alike)}; say --pixels or --normalised if you know better")
    elif not chosen.as_sure(NOT_AS_SURE) and not (said or options.pixels):
        tell("  its answers are not as sure as they are right, as if its pixels were others; say --normalised or --affine "
             "if you know better")
    if chosen.right < WELL * chosen.of:
        warn(f"reads only {chosen.right} of {chosen.of} plain digits, whatever its pixels mean: it will be of little use. "
             "Say by --pixels, --normalised or --affine what it was trained on, and check that the layers are right")
    preprocessing = {"size": size, "box": chosen.box, "pen_width": round(PEN_OF_BOX * chosen.box, 4)}
    return *chosen.adapted, preprocessing


def most_right(architecture, arrays):
    """The part of the digits that the model reads right, of pixels in the convention that suits it best."""
    size = architecture["input"][0]
    found = [read(name, convention, architecture, arrays, size, box)
             for name, convention in CONVENTIONS.items() for box in boxes(size, None)]
    return max(reading.right / reading.of for reading in found)


def boxes(size, said):
    """The boxes to try: MNIST's picture made larger, or with a wider margin."""
    if said is not None:
        return [said]
    scaled = round(MNIST_BOX * size / MNIST_SIZE)
    return [scaled] if size <= MNIST_SIZE else [MNIST_BOX, scaled]


def likely(architecture, arrays):
    """What the file says: a model that first divides its pixels by some 255 gets them as bytes."""
    front = front_affine(architecture, arrays)
    return "bytes" if front and 0 < abs(front[0]) < BYTES_BELOW else "unit"


def read(name, convention, architecture, arrays, size, box):
    numpy = need("numpy")
    labels, pictures = check_pictures(size, box, PEN_OF_BOX * box)
    adapted = adapt(architecture, arrays, *convention[:2])
    with numpy.errstate(all="ignore"):  # pixels of another range may overflow
        found = scores(*adapted, pictures)[:, :10].astype("f8")
        best_loss = min(mean_loss(found / temperature, labels) for temperature in TEMPERATURES)
        loss = mean_loss(found, labels)
    right = int((found.argmax(1) == labels).sum())
    return Reading(name, adapted, box, right, len(labels), loss, best_loss)


def mean_loss(found, labels):
    numpy = need("numpy")
    found = found - found.max(1, keepdims=True)
    loss = float((numpy.log(numpy.exp(found).sum(1)) - found[numpy.arange(len(labels)), labels]).mean())
    return loss if loss == loss else float("inf")


def front_affine(architecture, arrays):
    """Scale and offset of a batch normalisation of the pixels at the model's front, or None."""
    first = architecture["layers"][0]
    if first["type"] != "batch_norm2d" or architecture["input"][2] != 1:
        return None
    scale, bias, mean, variance = (float(arrays[f"0.{name}"][0]) for name in ("scale", "bias", "mean", "variance"))
    scale /= (variance + first.get("epsilon", 0.001)) ** 0.5
    return scale, bias - scale * mean


def adapt(architecture, arrays, scale, offset):
    """The model for our pixels, of one for scale * pixel + offset; neither argument is changed."""
    numpy = need("numpy")
    layers, front = list(architecture["layers"]), front_affine(architecture, arrays)
    if (scale, offset) == (1, 0):
        return architecture, arrays
    if front:
        layers, arrays = layers[1:], {name: array for name, array in arrays.items() if not name.startswith("0.")}
        scale, offset = front[0] * scale, front[0] * offset + front[1]
    shift = (0 if abs(scale - 1) < 1e-6 and abs(offset) < 1e-6 else 1) - (1 if front else 0)
    arrays = {f"{int(name.partition('.')[0]) + shift}.{name.partition('.')[2]}": array for name, array in arrays.items()}
    if shift + bool(front):
        values = {"scale": scale, "bias": offset, "mean": 0, "variance": 1}
        layers = [{"type": "batch_norm2d", "epsilon": EXACT}, *layers]
        arrays = {**{f"0.{name}": numpy.array([value], "f4") for name, value in values.items()}, **arrays}
    return {**architecture, "layers": layers}, arrays
