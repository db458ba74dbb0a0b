"""Shared by all converters."""

import dataclasses
import importlib
from collections.abc import Callable


class Failure(Exception):
    """An error with a message of one line for the user."""


@dataclasses.dataclass
class Options:
    """Facts about a model from the command line, because its file does not contain them."""

    architecture: str | None = None  # name of a built-in one, or a JSON file
    config: str | None = None  # a JSON file with Keras' description of the layers
    head: str | None = None  # softmax or sigmoid, for a model that ends with neither
    pixels: str | None = None  # a convention's name, see pixels.py
    affine: tuple[float, float] | None = None  # scale and offset that make the model's pixels of ours
    box: int | None = None  # side of the square that the ink fills, pixels
    order: tuple[str, ...] = ()  # a state dict's layers, in the order of the architecture's
    tell: Callable[[str], None] = lambda text: None  # takes lines for the user


def need(package):
    """Imports a package that only some conversions need."""
    try:
        return importlib.import_module(package)
    except ImportError as error:
        name = package.partition(".")[0]
        raise Failure(f"needs the Python package {name}: pip install {name} ({error})") from None


def first_line(error):
    """The first line of an exception's message, printable."""
    lines = str(error).strip().splitlines()
    return printable(lines[0] if lines else type(error).__name__)


def printable(text):
    """Untrusted text without control characters."""
    return "".join(character if character.isprintable() else "?" for character in text)


def pair(value):
    """Height and width from a pair, or from one number for both."""
    height, width = (value, value) if isinstance(value, int) else value
    return [int(height), int(width)]
