"""Checks a model before it is written: rejects what the programs could not load."""

from .architecture import check_architecture
from .common import Failure, need

LEAST_SIDE, MOST_SIDE = 8, 256  # of the pictures; the latter as in core/model/metadata.cpp
DIGITS, DIGITS_AND_OTHERS = 10, 11  # the possible numbers of classes


def check_model(architecture, arrays):
    """Raises `Failure` for a model that core/model would not load."""
    height, width, channels = architecture["input"]
    if channels != 1:
        raise Failure(f"reads {architecture['input']}, {channels} colours; a model reads grey pictures, such as [28, 28, 1]")
    if height != width or not LEAST_SIDE <= height <= MOST_SIDE:
        raise Failure(f"reads {architecture['input']}; a model reads square pictures of [28, 28, 1], or of another side "
                      f"from {LEAST_SIDE} to {MOST_SIDE}")
    check_architecture(architecture)
    count = outputs_of(architecture)
    if count not in (DIGITS, DIGITS_AND_OTHERS):
        raise Failure(f"puts out {count or 'no'} scores; a model puts out {DIGITS}, one for each digit, or "
                      f"{DIGITS_AND_OTHERS}, the last for what is no digit")
    for name, array in arrays.items():
        check_array(name, array)


def check_array(name, array):
    numpy = need("numpy")
    with numpy.errstate(over="ignore"):  # values too large for 32 bits become infinite, which is rejected below
        array = array.astype("<f4")
    if not numpy.isfinite(array).all():
        raise Failure(f"the weights {name} hold NaN or infinity: its training went wrong, or the file is damaged")
    if name.endswith(".variance") and (array < 0).any():
        raise Failure(f"the weights {name} hold a negative variance: the file is damaged")


def outputs_of(architecture):
    """How many scores the network puts out; 0 if none of its layers tells."""
    count = 0
    for layer in architecture["layers"]:
        count = layer.get("units", layer.get("filters", count * layer.get("multiplier", 1)))
    return count


def class_names(architecture):
    """Of the scores, as the programs call them."""
    return [str(digit) for digit in range(DIGITS)] + ["none"] * (outputs_of(architecture) - DIGITS)
