"""What all converters share."""

import dataclasses
import importlib


class Failure(Exception):
    """One line for a person."""


@dataclasses.dataclass
class Told:
    """What is told of a model because its file does not say it."""

    architecture: str | None = None  # a built-in one's name or a JSON file
    head: str | None = None  # softmax or sigmoid, where a model ends without either
    normalised: tuple[float, float] | None = None  # mean and deviation that the pixels were normalised with


def need(package):
    """Imports a package that only some conversions need."""
    try:
        return importlib.import_module(package)
    except ImportError as error:
        name = package.partition(".")[0]
        raise Failure(f"needs the Python package {name}: pip install {name} ({error})") from None


def first_line(error):
    """What an exception of another program says, in a line that a terminal only prints."""
    lines = str(error).strip().splitlines()
    return printable(lines[0] if lines else type(error).__name__)


def printable(text):
    """Text of a file without what would move a terminal's cursor."""
    return "".join(character if character.isprintable() else "?" for character in text)


def pair(value):
    """Height and width, where one number may stand for both."""
    height, width = (value, value) if isinstance(value, int) else value
    return [int(height), int(width)]
