"""This project's files: 32-bit weights by name, and the architecture as JSON in the metadata."""

import json
import struct

from .architecture import parse_architecture
from .checks import class_names
from .common import Failure, need


def read_safetensors(path):
    """Returns architecture and arrays by name."""
    numpy = need("numpy")
    data = path.read_bytes()
    try:
        end = 8 + struct.unpack("<Q", data[:8])[0]
        header = json.loads(data[8:end])
        architecture = parse_architecture(header.pop("__metadata__")["architecture"], "its architecture")
        arrays = {}
        for name, entry in header.items():
            if entry["dtype"] != "F32":
                raise Failure(f"{name} is {entry['dtype']}; store the model with --weights f32")
            first, last = entry["data_offsets"]
            arrays[name] = numpy.frombuffer(data[end + first : end + last], "<f4").reshape(entry["shape"])
    except (struct.error, KeyError, TypeError, ValueError) as error:
        raise Failure(f"is no model of this project: {error!r}") from None
    return architecture, arrays


def write_safetensors(path, architecture, arrays, name, preprocessing=None):
    """Writes a model that was converted from the file `name`. Call `check_model` before. `preprocessing`: how pictures
    are made for it, if not as core/ink/picture.hpp says by default."""
    name = name.encode(errors="replace").decode()  # file names can be invalid UTF-8, JSON must not
    metadata = {"format": "scrawl 1", "architecture": json.dumps(architecture),
                "classes": json.dumps(class_names(architecture)),
                "provenance": json.dumps({"program": "scripts/convert_model.py", "converted_from": name})}
    if preprocessing:
        metadata["preprocessing"] = json.dumps(preprocessing)
    header, body = {"__metadata__": metadata}, b""
    for key, array in arrays.items():
        values = array.astype("<f4").tobytes()
        header[key] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [len(body), len(body) + len(values)]}
        body += values
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + body)
