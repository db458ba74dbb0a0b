"""Reads an HDF5 file and writes what Keras needs of it to the standard output, for hdf5.py.

The library of HDF5 never ends for some damaged files, and crashes for others. So it runs in a process of its own, whose
time and memory are limited. The output: eight bytes with the length of a description in JSON, then all values, in 32
bits. Of a group the description holds the attributes that Keras reads, its groups, and its arrays, each with its shape
and the place of its first value, or with the reason why it is not read.
"""

import io
import json
import math
import struct
import sys

MOST_OBJECTS, DEEPEST = 20000, 32
MOST_VALUES = 64 << 20  # of all arrays, as many as the core allows a network
MOST_TEXT = 16 << 20  # bytes of an attribute
SECONDS, MEMORY = 20, 4 << 30  # of the processor; bytes
ATTRIBUTES = ("model_config", "backend", "layer_names", "weight_names")  # and layer_names0, layer_names1 ... of long lists
SKIPPED = ("optimizer_weights", "optimizer", "_optimizer")  # groups of no use here


def main():
    limit()
    import h5py
    try:
        with h5py.File(io.BytesIO(sys.stdin.buffer.read()), "r") as file:
            tree = Tree()
            described = json.dumps(tree.group(file, 0)).encode()
    except Exception as error:  # of h5py, which raises all kinds; hdf5.py tells it
        sys.exit(f"{type(error).__name__}: {error}")
    sys.stdout.buffer.write(struct.pack("<Q", len(described)) + described)
    for values in tree.values:
        sys.stdout.buffer.write(values)


def limit():
    try:
        import resource
    except ImportError:  # as on Windows: hdf5.py ends this process after a while nevertheless
        return
    for kind, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


class Tree:
    def __init__(self):
        self.values, self.count, self.objects = [], 0, 0

    def group(self, group, depth):
        import h5py
        found = {"attributes": attributes_of(group), "groups": {}, "arrays": {}}
        if depth > DEEPEST:
            raise ValueError("groups within groups too deep")
        for name in group:
            self.objects += 1
            if self.objects > MOST_OBJECTS:
                raise ValueError("too many groups and arrays")
            if depth == 0 and name in SKIPPED:
                continue
            if not isinstance(group.get(name, getlink=True), h5py.HardLink):
                found["arrays"][name] = "lies elsewhere, behind a link; save the model in one file"
            elif isinstance(group[name], h5py.Group):
                found["groups"][name] = self.group(group[name], depth + 1)
            elif isinstance(group[name], h5py.Dataset):
                found["arrays"][name] = self.array(group[name])
        return found

    def array(self, dataset):
        """Shape and place of a dataset's values, or why it is not read."""
        if dataset.external or dataset.is_virtual:
            return "lies in another file; save the model in one file"
        if dataset.dtype.kind not in "fiu" or "dtype" in dataset.attrs:
            return f"is {dataset.attrs.get('dtype', dataset.dtype.name)}; floats are supported"
        shape = dataset.shape
        if shape is None or len(shape) > 8 or self.count + math.prod(shape) > MOST_VALUES:
            return f"of {list(shape or [])} is too large"
        if math.prod(dataset.chunks or ()) > MOST_VALUES:
            return "is stored in pieces that are too large"
        self.values.append(dataset[()].astype("<f4").tobytes())
        self.count += math.prod(shape)
        return [list(shape), self.count - math.prod(shape)]


def attributes_of(group):
    """Texts, and lists of texts."""
    found = {}
    for name in group.attrs:
        if name.rstrip("0123456789") in ATTRIBUTES:
            about = group.attrs.get_id(name)
            if math.prod(about.shape or ()) * about.dtype.itemsize > MOST_TEXT:
                raise ValueError(f"the attribute {name} is too long")
            value = group.attrs[name]
            if about.shape:
                found[name] = [text(one) for one in value.reshape(-1)]
            elif about.shape is not None:
                found[name] = text(value)
    return found


def text(value):
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


if __name__ == "__main__":
    main()
