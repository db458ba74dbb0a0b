"""Checks a model before it is written: rejects what the programs could not load."""

from .common import Failure, need

SIDE = 28  # of the pictures, unless the model's metadata specify another size
DIGITS, DIGITS_AND_OTHERS = 10, 11  # the possible numbers of classes
LARGEST_WINDOW, LARGEST_COUNT, MOST_LAYERS = 64, 65536, 64  # as in core/nn/architecture.cpp
SMALLEST_EPSILON, LARGEST_EPSILON = 1e-12, 1


def check_model(architecture, arrays):
    """Raises `Failure` for a model that core/model would not load."""
    if list(architecture["input"]) != [SIDE, SIDE, 1]:
        raise Failure(f"reads {architecture['input']}; a model reads pictures of [{SIDE}, {SIDE}, 1]")
    layers = architecture["layers"]
    if len(layers) > MOST_LAYERS:
        raise Failure(f"has {len(layers)} layers; {MOST_LAYERS} are supported")
    for place, layer in enumerate(layers):
        try:
            check_layer(layer)
        except Failure as error:
            raise Failure(f"layers[{place}], {layer['type']}: {error}") from None
    dense = [layer["units"] for layer in layers if layer["type"] == "dense"]
    if not dense or dense[-1] not in (DIGITS, DIGITS_AND_OTHERS):
        raise Failure(f"puts out {dense[-1] if dense else 'no'} scores; a model puts out {DIGITS}, one for each digit, or "
                      f"{DIGITS_AND_OTHERS}, the last for what is no digit")
    for name, array in arrays.items():
        check_array(name, array)


def check_layer(layer):
    for key in ("kernel", "pool", "stride"):
        for length in layer.get(key, ()):
            if not 1 <= length <= LARGEST_WINDOW:
                raise Failure(f"its {key} is {layer[key]}; 1 to {LARGEST_WINDOW} are supported")
    for key in ("filters", "units"):
        if not 1 <= layer.get(key, 1) <= LARGEST_COUNT:
            raise Failure(f"has {layer[key]} {key}; 1 to {LARGEST_COUNT} are supported")
    if not SMALLEST_EPSILON <= layer.get("epsilon", 1) <= LARGEST_EPSILON:
        raise Failure(f"its epsilon is {layer['epsilon']}; {SMALLEST_EPSILON} to {LARGEST_EPSILON} are supported")


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
