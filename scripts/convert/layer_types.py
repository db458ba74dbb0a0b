"""The core's layer types with their fields, ranges and defaults: core/layers.json, which the core's tests hold to it."""

import json
from pathlib import Path

PATH = Path(__file__).resolve().parents[2] / "core/layers.json"
FIELDS = {layer["type"]: layer["fields"] for layer in json.loads(PATH.read_text())}


def with_defaults(layer):
    """The same layer with all fields that it may leave out."""
    filled = dict(layer)
    for field in FIELDS[layer["type"]]:
        if field["key"] in filled:
            continue
        if "as" in field:
            filled[field["key"]] = filled[field["as"]]
        elif "default" in field:
            filled[field["key"]] = field["default"]
    return filled
