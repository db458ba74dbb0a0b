"""Opens files of Keras 1, 2 and 3: the description of the layers, where there is one, and the weights by layer."""

import io
import json
import zipfile
import zlib

from .common import Failure
from .hdf5 import MOST_BYTES, read_bounded, read_hdf5
from .keras_weights import ByClass, ByLayer, container_of

MOST_TEXT = 16 << 20  # bytes of a description
DESCRIPTION, WEIGHTS = "config.json", "model.weights.h5"


def keras_file(path):
    """The model's description, an object or None, and its weights."""
    with open(path, "rb") as file:
        data = read_bounded(file, "file", MOST_BYTES)
    if data.startswith(b"PK"):
        description, data = read_archive(data)
    elif data.startswith(b"\x89HDF\r\n\x1a\n"):
        description = None
    else:
        raise Failure("is neither a zip archive nor HDF5, so no file of Keras, or it is damaged")
    root = read_hdf5(data)
    stored = None if description else root.text("model_config")
    return parse(stored, "its model_config") if stored else description, weights_in(root)


def read_archive(data):
    """Description and bytes of the weights of a .keras file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if DESCRIPTION not in names:
                raise Failure(f"is a zip archive without {DESCRIPTION}, so no .keras file")
            if WEIGHTS not in names:
                raise Failure(f"holds no {WEIGHTS}; if its weights are in several files, save it without sharding")
            return (parse(member(archive, DESCRIPTION, MOST_TEXT), DESCRIPTION), member(archive, WEIGHTS, MOST_BYTES))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError,
            LookupError) as error:
        raise Failure(f"its zip archive is damaged: {error}") from None


def member(archive, name, most):
    """The bytes of a file in an archive, whatever the archive says of its size."""
    with archive.open(name) as file:
        return read_bounded(file, name, most)


def parse(text, source):
    """The object in a JSON text."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Failure(f"{source} is not valid JSON: {error}") from None
    if not isinstance(found, dict):
        raise Failure(f"{source} is no object {{...}}")
    return found


def weights_in(root):
    """The weights of a file, however its Keras arranges them."""
    legacy = root.group("model_weights") or root
    if legacy.names("layer_names") is not None:
        return ByLayer.of_file(legacy)
    container = container_of(root)
    if container is not None:
        return ByClass(container)
    if any("\\" in name for name in root.groups):
        raise Failure("was written by a Keras that took the \\ of Windows for a name; save it by a newer Keras")
    raise Failure("holds neither layers nor weights of Keras")
