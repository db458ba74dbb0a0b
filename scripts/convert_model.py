#!/usr/bin/env python3
"""Converts models of Keras (.keras, .h5) and PyTorch (a state dict, .pt, .pth or .safetensors) into this project's
.safetensors. ONNX and TensorFlow.js, in and out, are the program convert's, which needs no Python.

    scripts/convert_model.py notebook.keras --output notebook.safetensors
    scripts/convert_model.py weights.h5 --config model.json --output notebook.safetensors
    scripts/convert_model.py weights.pt --architecture seed --output notebook.safetensors

What pixels the model was trained on (0 to 1 with bright ink, 0 to 255, normalised, inverted, ...) is found out by
reading digits that ship with the converter, and told; --pixels, --normalised or --affine say it instead. Needs numpy;
for files of Keras h5py, but neither Keras nor TensorFlow; for .pt and .pth torch. Installs nothing.
"""

import argparse
import math
import sys
from pathlib import Path

from convert.architecture import HEADS
from convert.checks import check_model
from convert.common import Failure, Options, first_line, printable
from convert.file_kinds import check_target, reader_of
from convert.pixels import CONVENTIONS, MNIST_SIZE, settle
from convert.safetensors import write_safetensors
from distinct import check_distinct

def convert(source, target, options):
    """Raises `Failure`, which names the source."""
    try:
        check_target(source, target)
        architecture, arrays = reader_of(source)(source, options)
        check_model(architecture, arrays)
        architecture, arrays, made = settle(architecture, arrays, options, options.tell, warn)
        check_model(architecture, arrays)
        usual = made["size"] == MNIST_SIZE and not options.box
        write_safetensors(target, architecture, arrays, source.name, None if usual else made)
    except Failure as error:
        raise Failure(f"{source}: {error}") from None
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:  # unexpected contents
        raise Failure(f"{source}: cannot be converted: {type(error).__name__}: {first_line(error)}") from None


def say(text):
    print(printable(text))  # names in a file may hold anything


def warn(text):
    print(f"convert_model.py: warning: {text}", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--architecture", metavar="NAME", help="of weights without layers: seed, compact or a JSON file")
    parser.add_argument("--config", metavar="FILE", help="of weights of Keras: its description, as model.to_json() tells it")
    parser.add_argument("--head", choices=HEADS, help="what a model means that ends in neither")
    said = parser.add_mutually_exclusive_group()
    said.add_argument("--pixels", choices=CONVENTIONS, help="what the model's pixels are: " + "; ".join(
        f"{name}: {meaning}" for name, (*_, meaning) in CONVENTIONS.items()))
    said.add_argument("--normalised", type=float, nargs=2, metavar=("MEAN", "DEVIATION"),
                      help="what was taken from pixels of 0 to 1, and what they were divided by then")
    said.add_argument("--affine", type=float, nargs=2, metavar=("SCALE", "OFFSET"),
                      help="what pixels of 0 (paper) to 1 (ink) were multiplied by, and what was added then")
    parser.add_argument("--box", type=int, metavar="PIXELS", help="side of the square that the ink fills (20 of 28)")
    parser.add_argument("--order", metavar="NAMES", default="",
                        help="the layers of a state dict as they follow each other, with commas")
    options = parser.parse_args()
    order = tuple(name.strip() for name in options.order.split(",") if name.strip())
    if options.normalised and not (all(map(math.isfinite, options.normalised)) and options.normalised[1] > 0):
        parser.error("--normalised: a mean and a deviation above 0, both finite, such as 0.1307 0.3081")
    if options.affine and not (all(map(math.isfinite, options.affine)) and options.affine[0]):
        parser.error("--affine: a scale other than 0 and an offset, both finite, such as -1 1")
    if options.box is not None and not 4 <= options.box <= 256:
        parser.error("--box: 4 to 256 pixels")
    if options.normalised:
        mean, deviation = options.normalised
        options.affine = (1 / deviation, -mean / deviation)
    check_distinct(parser, [("MODEL", options.model), ("--architecture", options.architecture), ("--config", options.config)],
                   [("--output", options.output)])
    try:
        convert(options.model, options.output, Options(options.architecture, options.config, options.head, options.pixels,
                                                       options.affine, options.box, order, say))
    except (Failure, OSError) as error:
        sys.exit(f"convert_model.py: {printable(str(error))}")


if __name__ == "__main__":
    main()
