"""Models go to ONNX and come from Keras with the same answers. Skipped where the packages are missing."""

import importlib.util
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
SCRIPT = PROJECT / "scripts/convert_model.py"
sys.path.insert(0, str(SCRIPT.parent))


def missing(*packages):
    absent = [name for name in packages if importlib.util.find_spec(name) is None]
    return unittest.skipIf(absent, "needs the Python packages " + ", ".join(absent))


def converted(*arguments):
    return subprocess.run([sys.executable, SCRIPT, *map(str, arguments)], capture_output=True, text=True)


class Convert(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)

    def complaint(self, *arguments):
        outcome = converted(*arguments)
        self.assertEqual(outcome.returncode, 1, outcome.stderr)
        self.assertTrue(outcome.stderr.startswith("convert_model.py: "), outcome.stderr)
        return outcome.stderr

    def test_what_is_missing_or_of_another_kind_is_named(self):
        self.assertIn("there is no such file", self.complaint("nothing.keras", "--output", "x.safetensors"))
        odd = self.path / "odd.txt"
        odd.write_text("text")
        self.assertIn("cannot turn odd.txt into x.onnx", self.complaint(odd, "--output", "x.onnx"))

    @missing("numpy", "onnx", "onnxruntime")
    def test_onnx_answers_as_the_model_promises(self):
        import numpy
        import onnxruntime

        import convert_model
        model = self.path / "model.safetensors"
        random = numpy.random.default_rng(1)
        weights = {"0.kernel": (3, 3, 1, 2), "0.bias": (2,), "4.kernel": (8, 3), "4.bias": (3,)}
        arrays = {name: random.normal(size=shape).astype("f4") for name, shape in weights.items()}
        layers = [{"type": "conv2d", "filters": 2}, {"type": "relu"}, {"type": "max_pool2d"}, {"type": "flatten"},
                  {"type": "dense", "units": 3}]
        convert_model.write_safetensors(model, {"input": [6, 6, 1], "layers": layers, "head": "sigmoid"}, arrays, "")
        outcome = converted(model, "--output", self.path / "model.onnx")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        picture = random.random((1, 6, 6, 1)).astype("f4")
        windows = numpy.lib.stride_tricks.sliding_window_view(picture[0, :, :, 0], (3, 3))
        maps = numpy.maximum(numpy.einsum("yxij,ijf->yxf", windows, arrays["0.kernel"][:, :, 0]) + arrays["0.bias"], 0)
        pooled = maps.reshape(2, 2, 2, 2, 2).max(axis=(1, 3)).reshape(-1)
        expected = 1 / (1 + numpy.exp(-(pooled @ arrays["4.kernel"] + arrays["4.bias"])))
        session = onnxruntime.InferenceSession(str(self.path / "model.onnx"))
        said = session.run(None, {"pixels": picture})[0][0]
        self.assertLess(abs(said - expected).max(), 1e-5)

    @missing("numpy", "keras")
    def test_keras_weights_arrive_in_their_places(self):
        import keras

        import convert_model
        layers = keras.layers
        model = keras.Sequential([keras.Input((28, 28, 1)), layers.Conv2D(3, 3, activation="relu"),
                                  layers.MaxPooling2D(), layers.Flatten(), layers.Dropout(0.5),
                                  layers.Dense(10, activation="softmax")])
        model.save(self.path / "model.keras")
        outcome = converted(self.path / "model.keras", "--output", self.path / "model.safetensors")
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        architecture, arrays = convert_model.read_safetensors(self.path / "model.safetensors")
        self.assertEqual([layer["type"] for layer in architecture["layers"]],
                         ["conv2d", "relu", "max_pool2d", "flatten", "dense"])
        self.assertEqual(architecture["head"], "softmax")
        self.assertTrue((arrays["4.kernel"] == model.layers[-1].get_weights()[0]).all())


if __name__ == "__main__":
    unittest.main()
