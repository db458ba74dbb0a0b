"""Damaged and hostile files end in a line that names what is wrong, in bounded time."""

import io
import json
import pickle
import random
import unittest
import zipfile

from convert_support import Folder, missing, random_arrays
from keras_files import h5_file, keras_file, layer, sequential

from convert.common import Failure, Options
from convert.file_kinds import reader_of
from convert.pickles import foreign_class
from convert.safetensors import write_safetensors

DESCRIPTION = sequential(layer("InputLayer", batch_shape=[None, 4, 4, 1]), layer("Flatten"),
                         layer("Dense", name="d", units=10, activation="softmax"))


class Hostile(Folder):
    def refused(self, part, path, **options):
        with self.assertRaisesRegex(Failure, part):
            reader_of(path)(path, Options(**options))

    def written(self, name, data):
        (self.path / name).write_bytes(data)
        return self.path / name

    def archive(self, name, **members):
        """A zip archive, compressed."""
        with zipfile.ZipFile(self.path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, data in members.items():
                archive.writestr(member.replace("__", "/").replace("_dot_", "."), data)
        return self.path / name


class Kinds(Hostile):
    """Needs no package."""

    def test_what_other_programs_wrote_is_answered_with_a_way(self):
        (self.path / "saved").mkdir()
        self.refused("is a folder; name the model's file", self.path / "saved")
        self.written("saved/saved_model.pb", b"")
        self.refused("SavedModel of TensorFlow: .*load_model\\('saved'\\)", self.path / "saved")
        self.refused("TensorFlow Lite", self.written("m.bin", b"\x1c\0\0\0TFL3\0\0\0\0"))
        self.refused("graph of TensorFlow", self.written("frozen.pb", b"\n\0"))
        self.refused("part of a TensorFlow checkpoint", self.written("m.ckpt.data-00000-of-00001", b"\0"))
        self.refused("is a pickle, which can run any code", self.written("m.joblib", pickle.dumps({})))
        self.refused("holds no weights; .*--config", self.written("model.json", b"{}"))
        self.refused("the program convert reads .*: convert model.json", self.written("model.json", b'{"weightsManifest": []}'))
        self.refused("of no kind that is known; converted are .keras", self.written("m.txt", b"text"))
        self.refused("is a TorchScript archive", self.archive("m.pt", m__constants_dot_pkl=b"", m__code__a_dot_py=b""))
        self.refused("holds a folder; unpack it", self.archive("m.zip", m__saved_model_dot_pb=b""))
        self.refused("a zip archive without config.json", self.archive("m.keras", other=b""))
        self.refused("holds no model.weights.h5", self.archive("m.keras", config_dot_json=b"{}"))

    def test_a_pickle_that_calls_is_named_and_not_called(self):
        class Bomb:
            def __reduce__(self):
                return eval, ("open('/nonexistent/x')",)

        for protocol in (2, 4):
            path = self.written("m.pt", pickle.dumps({"weight": Bomb()}, protocol))
            self.refused("holds more than weights: (builtins|__builtin__).eval", path)
        path = self.archive("m.pth", m__data_dot_pkl=pickle.dumps(Folder))
        self.refused(r"holds more than weights: convert_support.Folder, .*torch.save\(model.state_dict", path)
        self.assertIsNone(foreign_class(self.written("m.pt", pickle.dumps({"a": [1, 2.0, {"b"}]}, 2))))
        for cut in range(1, 60):
            foreign_class(self.written("m.pt", pickle.dumps({"weight": Bomb()}, 4)[:cut]))

    def test_zip_bombs(self):
        self.refused("config.json is larger than 16 MiB",
                     self.archive("m.keras", config_dot_json=bytes(17 << 20), model_dot_weights_dot_h5=b""))

    def test_json_that_never_ends(self):
        self.refused("config.json is not valid JSON",
                     self.archive("m.keras", config_dot_json="[" * 100000, model_dot_weights_dot_h5=b""))


@missing("numpy")
class Safetensors(Hostile):
    def test_state_dicts_need_no_pytorch(self):
        import numpy
        (self.path / "net.json").write_text(json.dumps({"input": [4, 4, 1], "layers": [
            {"type": "conv2d", "filters": 2, "bias": False}, {"type": "batch_norm2d"}, {"type": "flatten"},
            {"type": "dense", "units": 10}]}))
        arrays = random_arrays(**{"module.c.weight": (2, 1, 3, 3), "module.n.running_mean": (2,), "module.n.running_var": (2,),
                                  "module.d.weight": (10, 8), "module.d.bias": (10,)})
        header, body = {}, b""
        for name, array in arrays.items():
            kind, values = ("F32", array) if "n." in name else ("BF16", (array.view("<u4") >> 16).astype("<u2"))
            header[name] = {"dtype": kind, "shape": list(array.shape), "data_offsets": [len(body), len(body) + values.nbytes]}
            body += values.tobytes()
        text = json.dumps(header).encode()
        path = self.written("net.safetensors", len(text).to_bytes(8, "little") + text + body)
        architecture, found = reader_of(path)(path, Options(architecture=str(self.path / "net.json")))
        self.assertEqual(architecture["layers"][1]["epsilon"], 1e-5)
        self.assertLess(abs(found["0.kernel"][..., 0, :] - arrays["module.c.weight"][:, 0].transpose(1, 2, 0)).max(), 0.008)
        self.assertTrue((found["1.scale"] == 1).all() and (found["1.bias"] == 0).all())
        for place in range(8):  # 2 x 2 pixels of 2 channels, which PyTorch flattens channel by channel
            pixel, channel = divmod(place, 2)
            self.assertTrue(numpy.allclose(found["3.kernel"][place], arrays["module.d.weight"][:, 4 * channel + pixel], 0.01))
        write_safetensors(path, architecture, found, "")
        self.refused("is a model of this project already", path)
        self.refused("no .safetensors file", self.written("m.safetensors", b"\xff" * 40))
        for entry in ({"dtype": "F32", "shape": [1 << 40], "data_offsets": [0, 4]}, {"dtype": "I8", "shape": [1]}, 3,
                      {"dtype": "F32", "shape": [-1, -1], "data_offsets": [0, 4]}):
            text = json.dumps({"w": entry}).encode()
            self.refused("^w ", self.written("m.safetensors", len(text).to_bytes(8, "little") + text + bytes(4)))


@missing("numpy", "h5py")
class Hdf5(Hostile):
    def arrays(self):
        return random_arrays(k=(16, 10), b=(10,))

    def made(self, change):
        """A file of Keras 2 whose kernel `change` makes, given the group."""
        import h5py
        path = h5_file(self.path / "m.h5", DESCRIPTION, {"d": {"k": self.arrays()["k"], "b": self.arrays()["b"]}})
        with h5py.File(path, "r+") as file:
            group = file["model_weights/d"]
            del group["k"]
            change(group)
        return path

    def test_archives_that_lie_about_sizes(self):
        path = self.archive("m.keras", config_dot_json=json.dumps({"a": "b" * 1000}), model_dot_weights_dot_h5=b"x" * 1000)
        data = bytearray(path.read_bytes())
        for place in (data.index(b"PK\x01\x02") + 24, 22):  # the size that is said in the directory and before the data
            data[place : place + 4] = (2**31).to_bytes(4, "little")
        self.refused("HDF5 data are damaged", self.written("m.keras", data))

    def test_sizes_that_lie(self):
        self.refused(r"array k of \[1099511627776, 10\] is too large",
                     self.made(lambda group: group.create_dataset("k", (1 << 40, 10), "f4", chunks=(1, 10))))
        self.refused("array k of .* is too large", self.made(lambda group: group.create_dataset(
            "k", (1 << 14, 1 << 13), "f4", chunks=(1 << 10, 1 << 10), compression="gzip")))

    def test_weights_elsewhere(self):
        import h5py
        self.refused("array k lies elsewhere, behind a link",
                     self.made(lambda group: group.__setitem__("k", h5py.ExternalLink("/etc/passwd", "/k"))))
        self.refused("array k lies elsewhere", self.made(lambda group: group.__setitem__("k", h5py.SoftLink("k"))))
        self.refused("array k lies in another file", self.made(lambda group: group.create_dataset(
            "k", (16, 10), "f4", external=[("/etc/passwd", 0, 640)])))

        def cycle(group):
            group["k"] = group

        self.refused("HDF5 data are damaged: .*too deep", self.made(cycle))

    def test_other_kinds_of_values(self):
        self.refused("array k is int4|array k is object|floats are supported",
                     self.made(lambda group: group.create_dataset("k", data=[b"text"] * 16)))

    def test_random_damage_is_always_told(self):
        arrays = self.arrays()
        whole = [h5_file(self.path / "a.h5", DESCRIPTION, {"d": {"k": arrays["k"], "b": arrays["b"]}}),
                 keras_file(self.path / "a.keras", DESCRIPTION, {"dense": list(arrays.values())})]
        for path in whole:
            data, chance, told = path.read_bytes(), random.Random(1), 0
            for round in range(40):
                damaged = bytearray(data[: chance.randrange(len(data))] if round % 4 == 0 else data)
                for _ in range(1 if round % 3 else 30):
                    damaged[chance.randrange(len(damaged))] = chance.choice((0, 255, chance.randrange(256)))
                path.write_bytes(damaged)
                try:
                    reader_of(path)(path, Options())
                except Failure as error:
                    told += 1
                    self.assertNotIn("\n", str(error))
            self.assertGreater(told, 10)


@missing("numpy", "torch")
class PyTorch(Hostile):
    def test_sizes_that_lie(self):
        import torch
        torch.save({"a.weight": torch.ones(1, dtype=torch.float64).expand(1 << 40)}, self.path / "m.pt")
        self.refused("a.weight of .1099511627776. is too large", self.path / "m.pt", architecture="seed")
        path = self.archive("m.pt", m__data_dot_pkl=pickle.dumps({}), m__data__0=b"x" * 1000)
        data = bytearray(path.read_bytes())
        place = data.rindex(b"PK\x01\x02") + 24
        data[place : place + 4] = (2**32 - 2).to_bytes(4, "little")
        self.refused("would be 409[56] MiB", self.written("m.pt", data), architecture="seed")

    def test_random_damage_is_always_told(self):
        import torch
        (self.path / "net.json").write_text(json.dumps({"input": [4, 4, 1], "layers": [
            {"type": "flatten"}, {"type": "dense", "units": 10}]}))
        stored = io.BytesIO()
        torch.save(torch.nn.Linear(16, 10).state_dict(), stored)
        data, chance, told = stored.getvalue(), random.Random(1), 0
        for round in range(200):
            damaged = bytearray(data[: chance.randrange(1, len(data))] if round % 4 == 0 else data)
            for _ in range(1 if round % 3 else 30):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            path = self.written("m.pt", damaged)
            try:
                reader_of(path)(path, Options(architecture=str(self.path / "net.json")))
            except Failure:
                told += 1
        self.assertGreater(told, 20)


if __name__ == "__main__":
    unittest.main()
