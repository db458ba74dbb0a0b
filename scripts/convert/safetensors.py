"""This project's files: 32-bit weights by name, and the architecture as JSON in the metadata. And other programs'."""

import json
import math
import struct

from .architecture import parse_architecture
from .checks import class_names
from .common import Failure, first_line, need

TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2", "I64": "<i8", "I32": "<i4"}


def read_safetensors(path):
    """Architecture and arrays by name of a model of this project."""
    header, body = read_header(path)
    try:
        architecture = parse_architecture(header.pop("__metadata__")["architecture"], "its architecture")
    except (KeyError, TypeError) as error:
        raise Failure(f"is no model of this project: {error!r}") from None
    for name, entry in header.items():
        if isinstance(entry, dict) and entry.get("dtype") != "F32":
            raise Failure(f"{name} is {entry.get('dtype')}; store the model with --weights f32")
    return architecture, arrays_of(header, body)


def read_tensors(path):
    """Arrays by name of another program's file."""
    header, body = read_header(path)
    metadata = header.pop("__metadata__", None)
    if isinstance(metadata, dict) and "architecture" in metadata:
        raise Failure("is a model of this project already")
    return arrays_of(header, body)


def read_header(path):
    data = path.read_bytes()
    try:
        end = 8 + struct.unpack("<Q", data[:8])[0]
        header = json.loads(data[8:end])
    except (struct.error, ValueError, RecursionError, OverflowError) as error:
        raise Failure(f"is no .safetensors file, or damaged: {first_line(error)}") from None
    if not isinstance(header, dict):
        raise Failure("is no .safetensors file: its header is no object {...}")
    return header, data[end:]


def arrays_of(header, body):
    return {name: array_of(name, entry, body) for name, entry in header.items()}


def array_of(name, entry, body):
    """Values in 32 bits. Raises `Failure` where the entry lies about what the file holds."""
    numpy = need("numpy")
    try:
        kind, shape, (first, last) = entry["dtype"], entry["shape"], entry["data_offsets"]
        if kind not in TYPES:
            raise Failure(f"{name} is {kind}; floats are supported")
        size = math.prod(shape) * numpy.dtype(TYPES[kind]).itemsize
        if min(shape, default=1) < 0 or first < 0 or last > len(body) or last - first != size:
            raise Failure(f"{name} lies outside of the file, or its size is wrong")
        values = numpy.frombuffer(body[first:last], TYPES[kind])
        if kind == "BF16":  # the upper half of a float of 32 bits
            values = (values.astype("<u4") << 16).view("<f4")
        with numpy.errstate(over="ignore"):
            return values.astype("<f4").reshape(shape)
    except (KeyError, TypeError, ValueError) as error:
        raise Failure(f"{name} is damaged: {error!r}") from None


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
