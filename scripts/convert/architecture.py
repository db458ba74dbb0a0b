"""The one reader of architectures in JSON here. It refuses what core/nn/architecture.cpp refuses, in the same words."""

import json

from .common import Failure
from .layer_types import FIELDS

MOST_LAYERS = 64  # this and the next as in core/nn/architecture.cpp and layer_specs.hpp
LARGEST_SIDE, LARGEST_COUNT = 4096, 65536
HEADS = ("softmax", "sigmoid")


def parse_architecture(text, source):
    """The architecture in a JSON text: its object as written, checked. Raises `Failure`, which names the source."""
    def once(pairs):
        keys = [key for key, _ in pairs]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise Failure(f'{source}: "{twice}" comes twice')
        return dict(pairs)

    def no_number(name):
        raise ValueError(f"{name} is no number of JSON")

    try:
        architecture = json.loads(text, object_pairs_hook=once, parse_constant=no_number)
    except (ValueError, RecursionError) as error:
        raise Failure(f"{source}: not valid JSON: {error}") from None
    try:
        check_architecture(architecture)
    except Failure as error:
        raise Failure(f"{source}: {error}") from None
    return architecture


def check_architecture(architecture):
    """Raises `Failure` with the place of a fault, such as layers[1].units."""
    check_keys("", architecture, {"input": True, "layers": True, "head": False})
    if len(a_list("input", architecture["input"])) != 3:
        fail("input", "expected [height, width, channels]")
    for place, (value, most) in enumerate(zip(architecture["input"], (LARGEST_SIDE, LARGEST_SIDE, LARGEST_COUNT))):
        check_whole(f"input[{place}]", value, 1, most)
    if not 1 <= len(a_list("layers", architecture["layers"])) <= MOST_LAYERS:
        fail("layers", f"expected 1 to {MOST_LAYERS} layers")
    for place, layer in enumerate(architecture["layers"]):
        check_layer(f"layers[{place}]", layer)
    check_choice("head", architecture.get("head", "softmax"), HEADS)


def check_layer(place, layer):
    """One layer with its fields, by the table core/layers.json."""
    if not isinstance(layer, dict):
        fail(place, "expected an object {...}")
    if "type" not in layer:
        fail(place, '"type" is missing')
    kind = layer["type"]
    if not isinstance(kind, str):
        fail(f"{place}.type", "expected a text in quotes")
    if kind not in FIELDS:
        fail(f"{place}.type", f'unknown layer type "{kind}"; known: {", ".join(FIELDS)}')
    fields = FIELDS[kind]
    check_keys(place, layer, {"type": True, **{field["key"]: not {"default", "as"} & set(field) for field in fields}})
    for field in fields:
        if field["key"] in layer:
            check_field(f"{place}.{field['key']}", layer[field["key"]], field)


def check_field(place, value, field):
    kind = field["kind"]
    if kind == "count":
        check_whole(place, value, field["least"], field["most"])
    elif kind == "window":
        if len(a_list(place, value)) != 2:
            fail(place, "expected [height, width]")
        for index, side in enumerate(value):
            check_whole(f"{place}[{index}]", side, field["least"], field["most"])
    elif kind == "choice" and "sides" in field and isinstance(value, list):
        if len(value) != 4:
            fail(place, "expected [top, left, bottom, right]")
        for index, side in enumerate(value):
            check_whole(f"{place}[{index}]", side, 0, field["sides"])
    elif kind == "choice":
        check_choice(place, value, field["choices"])
    elif kind == "flag":
        if not isinstance(value, bool):
            fail(place, "expected true or false")
    elif kind == "number":
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            fail(place, "expected a number")
        if not field["least"] <= value <= field["most"]:
            fail(place, f"expected a number in [{field['least']:g}, {field['most']:g}]")
    else:
        raise Failure(f"core/layers.json: a field of the kind {kind} is unknown here")


def fail(place, problem):
    raise Failure(f"{place}: {problem}" if place else problem)


def check_keys(place, value, required):
    """`required`: for each known key, whether it must be there."""
    if not isinstance(value, dict):
        fail(place, "expected an object {...}")
    for key in value:
        if key not in required:
            fail(place, f'unknown key "{key}"; known: {", ".join(required)}')
    for key, needed in required.items():
        if needed and key not in value:
            fail(place, f'"{key}" is missing')


def a_list(place, value):
    if not isinstance(value, (list, tuple)):
        fail(place, "expected a list [...]")
    return value


def check_whole(place, value, least, most):
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        fail(place, f"expected a whole number from {least} to {most}")


def check_choice(place, value, choices):
    if not isinstance(value, str):
        fail(place, "expected a text in quotes")
    if value not in choices:
        fail(place, "expected " + " or ".join(f'"{choice}"' for choice in choices))
