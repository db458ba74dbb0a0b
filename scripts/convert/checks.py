"""Checks a model before it is written: rejects what the programs could not load."""

from .architecture import check_architecture
from .common import Failure, need

SIDE = 28  # of the pictures, unless the model's metadata specify another size
DIGITS, DIGITS_AND_OTHERS = 10, 11  # the possible numbers of classes


def check_model(architecture, arrays):
    """Raises `Failure` for a model that core/model would not load."""
    if list(architecture["input"]) != [SIDE, SIDE, 1]:
        raise Failure(f"reads {architecture['input']}; a model reads pictures of [{SIDE}, {SIDE}, 1]")
    check_architecture(architecture)
    dense = [layer["units"] for layer in architecture["layers"] if layer["type"] == "dense"]
    if not dense or dense[-1] not in (DIGITS, DIGITS_AND_OTHERS):
        raise Failure(f"puts out {dense[-1] if dense else 'no'} scores; a model puts out {DIGITS}, one for each digit, or "
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


def class_names(architecture):
    """Of the scores, as the programs call them."""
    count = [layer["units"] for layer in architecture["layers"] if layer["type"] == "dense"][-1]
    return [str(digit) for digit in range(DIGITS)] + ["none"] * (count - DIGITS)
