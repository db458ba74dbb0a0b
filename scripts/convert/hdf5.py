"""HDF5 files of Keras, read within bounds: a file may say anything of its sizes, and point at other files."""

import itertools
import json
import os
import struct
import subprocess
import sys
from pathlib import Path

from .common import Failure, first_line, need

MOST_BYTES = 1 << 30  # of a file, an optimiser's state included
SECONDS = 60  # that reading may take
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # others would take of the memory that is allowed
SCRIPTS = Path(__file__).resolve().parents[1]


class Group:
    """A group: `attributes` are texts or lists of texts, `groups` are others by name."""

    def __init__(self, described, values):
        self.attributes, self._arrays, self._values = described["attributes"], described["arrays"], values
        self.groups = {name: Group(inner, values) for name, inner in described["groups"].items()}

    def group(self, path):
        """A group within, or None."""
        found = self
        for name in path.split("/"):
            found = found.groups.get(name)
            if found is None:
                return None
        return found

    def array(self, path):
        """The values of an array within."""
        folder, _, name = path.rpartition("/")
        inside = self.group(folder) if folder else self
        found = inside._arrays.get(name) if inside else None
        if found is None:
            raise Failure(f"the weights {path} are missing")
        if isinstance(found, str):
            raise Failure(f"the array {path} {found}")
        shape, first = found
        return self._values[first : first + int(need("numpy").prod(shape))].reshape(shape)

    def arrays(self):
        return list(self._arrays)

    def names(self, key):
        """A list of names, which Keras splits where it is long: weight_names, or weight_names0, weight_names1 ...; or
        None."""
        numbered = itertools.takewhile(self.attributes.__contains__, (f"{key}{place}" for place in itertools.count()))
        parts = [self.attributes[name] for name in ([key] if key in self.attributes else numbered)]
        if not all(isinstance(part, list) for part in parts):
            raise Failure(f"its {key} is no list of names")
        return [name for part in parts for name in part] if parts else None

    def text(self, key):
        """A text, or None."""
        value = self.attributes.get(key)
        return value if isinstance(value, str) else None


def read_hdf5(data):
    """The root group of a file, of its bytes. Raises `Failure`."""
    numpy = need("numpy")
    need("h5py")
    try:
        child = subprocess.run([sys.executable, "-m", "convert.hdf5_child"], input=data, cwd=SCRIPTS, timeout=SECONDS,
                               env={**os.environ, **ONE_THREAD}, capture_output=True)
    except subprocess.TimeoutExpired:
        raise Failure("its HDF5 data are damaged: reading them takes without end") from None
    if child.returncode:
        said = child.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] if child.returncode == 1 else []
        raise Failure(f"its HDF5 data are damaged: {first_line(*said) if said else 'the library fails to read them'}")
    end = 8 + struct.unpack("<Q", child.stdout[:8])[0]
    return Group(json.loads(child.stdout[8:end]), numpy.frombuffer(child.stdout, "<f4", offset=end))


def read_bounded(file, name, most):
    """All bytes of an open file, if there are not too many."""
    data = file.read(most + 1)
    if len(data) > most:
        raise Failure(f"its {name} is larger than {most >> 20} MiB")
    return data
