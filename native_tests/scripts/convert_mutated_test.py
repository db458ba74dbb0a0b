"""Valid files of other programs with random changes in their structure: a model, or a line that says what is wrong.

15 changes of each kind; SCRAWL_FUZZ_RUNS=10000 tries more, SCRAWL_FUZZ_SEED others.
"""

import copy
import json
import os
import pickle
import random
import unittest

from convert_support import Folder, missing, random_arrays
from keras_files import functional, h5_file, keras_file, layer, sequential

from convert.common import Failure, Options, printable
from convert.file_kinds import reader_of
from convert.pickles import first_foreign

ROUNDS = int(os.environ.get("SCRAWL_FUZZ_RUNS", 15))
SEED = int(os.environ.get("SCRAWL_FUZZ_SEED", 1))
ODD = (None, True, -1, 0, 1.5, 2, 1 << 70, 1e308, "", "same", "relu", "Dense", "Conv2D", "\x1b[31m", "x" * 5000, [], [None], {}, {"a": {}},
       [[[[]]]], {"class_name": "Dense", "config": {}}, [1 << 40, 1 << 40])


def places(value, path=()):
    """The paths of all values in JSON."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


def mutated(value, chance):
    """The same JSON with one to three values replaced, dropped, doubled or exchanged."""
    value = copy.deepcopy(value)
    for _ in range(chance.randrange(1, 4)):
        paths = [path for path in places(value) if path]
        if not paths:
            break
        *way, key = chance.choice(paths)
        parent = value
        for step in way:
            parent = parent[step]
        kind = chance.randrange(4)
        if kind == 0:
            parent[key] = copy.deepcopy(chance.choice(ODD))
        elif kind == 1:
            del parent[key]
        elif kind == 2 and isinstance(parent, list):
            parent.insert(key, copy.deepcopy(parent[key]))
        elif isinstance(parent, dict):
            parent[str(chance.choice(("units", "name", "class_name", "config", key)))] = copy.deepcopy(parent.pop(key))
        else:
            other = chance.randrange(len(parent))
            parent[key], parent[other] = parent[other], parent[key]
    return value


class Mutated(Folder):
    def tried(self, write, options=None):
        """Reads what `write` makes of each round's random generator; checks that some is refused and some is read."""
        refused = read = 0
        for round in range(ROUNDS):
            chance = random.Random(f"{SEED} {round}")
            with self.subTest(seed=SEED, round=round):
                try:
                    path = write(chance)
                    reader_of(path)(path, options or Options())
                    read += 1
                except Failure as error:
                    refused += 1
                    self.assertEqual(str(error), printable(str(error)))
        self.assertGreater(refused, 0)
        return read

    def test_pickles(self):
        """Whatever is changed, looking into them runs nothing and ends."""
        whole = [pickle.dumps({"weight": [1.5] * 20, "more": {"a": (1, "text")}}, protocol) for protocol in (2, 4)]
        for round in range(ROUNDS * 10):
            chance = random.Random(f"{SEED} {round}")
            data = bytearray(chance.choice(whole))
            for _ in range(chance.randrange(1, 6)):
                data[chance.randrange(2, len(data))] = chance.randrange(256)
            found = first_foreign(bytes(data))
            self.assertIsInstance(found, (str, type(None)), f"seed {SEED}, round {round}")


@missing("numpy")
class SafetensorsMutated(Mutated):
    def test_headers(self):
        (self.path / "net.json").write_text(json.dumps({"input": [4, 4, 1], "layers": [{"type": "flatten"}, {"type": "dense", "units": 10}]}))
        arrays = random_arrays(**{"d.weight": (10, 16), "d.bias": (10,)})
        body = b"".join(array.tobytes() for array in arrays.values())
        header = {"d.weight": {"dtype": "F32", "shape": [10, 16], "data_offsets": [0, 640]},
                  "d.bias": {"dtype": "F32", "shape": [10], "data_offsets": [640, 680]}, "__metadata__": {"format": "pt"}}

        def write(chance):
            text = json.dumps(mutated(header, chance)).encode()
            path = self.path / "m.safetensors"
            path.write_bytes(len(text).to_bytes(8, "little") + text + body[:chance.choice((len(body), chance.randrange(len(body))))])
            return path

        self.tried(write, Options(architecture=str(self.path / "net.json")))


@missing("numpy", "h5py")
class KerasMutated(Mutated):
    LAYERS = (layer("InputLayer", batch_shape=[None, 4, 4, 1]),
              layer("Conv2D", name="c", filters=2, kernel_size=[2, 2], strides=[1, 1], padding="same", activation="relu", use_bias=True),
              layer("MaxPooling2D", name="p", pool_size=[2, 2], strides=[2, 2], padding="valid"), layer("Flatten"),
              layer("Dense", name="d", units=10, activation="softmax", use_bias=True))

    def test_descriptions(self):
        arrays = random_arrays(c=(2, 2, 1, 2), b=(2,), k=(8, 10), e=(10,))
        weights = {"c": {"k": arrays["c"], "b": arrays["b"]}, "d": {"k": arrays["k"], "b": arrays["e"]}}
        groups = {"conv2d": [arrays["c"], arrays["b"]], "dense": [arrays["k"], arrays["e"]]}
        for name, described in (("sequential", sequential(*self.LAYERS)), ("functional", functional(*self.LAYERS)),
                                ("new", functional(*self.LAYERS, old=False))):
            with self.subTest(name):
                read = self.tried(lambda chance: h5_file(self.path / "m.h5", mutated(described, chance), weights))
                read += self.tried(lambda chance: keras_file(self.path / "m.keras", mutated(described, chance), groups))
                self.assertGreater(read, 0)


if __name__ == "__main__":
    unittest.main()
