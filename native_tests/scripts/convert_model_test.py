"""Models come from ONNX, PyTorch and Keras, and go to ONNX, with the same answers. What needs missing packages is skipped."""

import importlib.util
import pathlib
import subprocess
import sys
import tempfile
import types
import unittest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
SCRIPT = PROJECT / "scripts/convert_model.py"
sys.path.insert(0, str(SCRIPT.parent))

from convert.checks import check_model  # noqa: E402
from convert.common import Failure, Told, first_line, printable  # noqa: E402
from convert.from_onnx import from_onnx, input_axes, pads_of  # noqa: E402
from convert.from_pytorch import from_pytorch  # noqa: E402
from convert.network import Network, same_pads  # noqa: E402
from convert.safetensors import read_safetensors, write_safetensors  # noqa: E402
from convert.to_onnx import to_onnx  # noqa: E402


def missing(*packages):
    absent = [name for name in packages if importlib.util.find_spec(name) is None]
    return unittest.skipIf(absent, "needs the Python packages " + ", ".join(absent))


class Folder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name)

    def converted(self, *arguments):
        """Architecture and arrays of what the command makes."""
        outcome = subprocess.run([sys.executable, SCRIPT, *map(str, arguments), "--output", self.path / "out.safetensors"],
                                 capture_output=True, text=True)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        return read_safetensors(self.path / "out.safetensors")

    def stored(self, architecture, arrays):
        """The same after a way through a file, of a network too small for the command."""
        write_safetensors(self.path / "out.safetensors", architecture, arrays, "")
        return read_safetensors(self.path / "out.safetensors")

    def complaint(self, *arguments, code=1):
        outcome = subprocess.run([sys.executable, SCRIPT, *map(str, arguments)], capture_output=True, text=True)
        self.assertEqual(outcome.returncode, code, outcome.stderr)
        self.assertNotIn("Traceback", outcome.stderr)
        last = outcome.stderr.splitlines()[-1]  # TensorFlow has things of its own to say before
        self.assertTrue(last.startswith("convert_model.py: "), outcome.stderr)
        self.assertEqual(last, printable(last))
        return last

    def answers(self, model, pictures):
        """Of a model of ours, by way of its ONNX export."""
        from onnx.reference import ReferenceEvaluator
        to_onnx(*model, self.path / "again.onnx")
        return ReferenceEvaluator(str(self.path / "again.onnx")).run(None, {"pixels": pictures})[0]


def array(*shape):
    return types.SimpleNamespace(shape=shape)


class Structure(Folder):
    """What needs no package."""

    def test_what_is_missing_or_of_another_kind_is_named(self):
        self.assertIn("nothing.keras: there is no such file", self.complaint("nothing.keras", "--output", "x.safetensors"))
        odd = self.path / "odd.txt"
        odd.write_text("text")
        self.assertIn("odd.txt: cannot become x.onnx", self.complaint(odd, "--output", "x.onnx"))

    def test_same_pads_as_tensorflow_does(self):
        self.assertEqual(same_pads(28, 3, 1), (1, 1))
        self.assertEqual(same_pads(28, 3, 2), (0, 1))
        self.assertEqual(same_pads(7, 3, 2), (1, 1))
        self.assertEqual(same_pads(28, 2, 1), (0, 1))
        self.assertEqual(same_pads(9, 3, 3), (0, 0))

    def test_shapes_are_followed(self):
        network = Network((28, 28, 1), Told())
        network.conv2d(array(3, 3, 1, 8), array(8), 1, [1, 1, 1, 1])
        self.assertEqual((network.shape, network.layers[-1]["padding"]), ([28, 28, 8], "same"))
        network.conv2d(array(3, 3, 8, 4), None, 2, "valid")
        self.assertEqual((network.shape, network.layers[-1]["bias"]), ([13, 13, 4], False))
        network.max_pool2d(2, 2)
        network.flatten()
        network.dense(array(144, 10), array(10))
        self.assertEqual(network.shape, [1, 1, 10])
        self.assertEqual(sorted(network.arrays), ["0.bias", "0.kernel", "1.kernel", "4.bias", "4.kernel"])

    def test_what_does_not_fit_is_refused(self):
        network = Network((28, 28, 1), Told())
        for refused, wrong in ((network.conv2d, (array(3, 3, 3, 8), None)),
                               (network.conv2d, (array(3, 3, 1, 8), None, 2, [1, 1, 1, 1])),
                               (network.conv2d, (array(3, 3, 1, 8), None, 1, [2, 2, 2, 2])),
                               (network.max_pool2d, (3, 2, [1, 1, 1, 1])), (network.dense, (array(784, 10), array(10))),
                               (network.add_bias, (array(1),)), (network.result, ())):
            with self.assertRaises(Failure):
                refused(*wrong)
        self.assertEqual((network.layers, network.arrays), ([], {}))

    def test_the_order_of_axes_is_told_by_the_channels(self):
        self.assertEqual(input_axes([1, 28, 28]), ("NCHW", (28, 28, 1)))
        self.assertEqual(input_axes([28, 28, 1]), ("NHWC", (28, 28, 1)))
        self.assertEqual(input_axes([784]), ("NP", (28, 28, 1)))
        self.assertEqual(pads_of({"auto_pad": b"SAME_UPPER"}), "same")
        self.assertEqual(pads_of({"pads": [0, 0, 1, 1]}), [0, 0, 1, 1])


    def test_normalised_is_two_finite_numbers(self):
        for bad in ("nan 1", "0.1 nan", "inf 1", "0.1 inf", "0.1 0", "0.1 -1"):
            self.assertIn("such as 0.1307 0.3081", self.complaint("a.onnx", "--output", "x.safetensors", "--normalised",
                                                                  *bad.split(), code=2))

    def test_one_line_of_any_error(self):
        self.assertEqual(first_line(ValueError("")), "ValueError")
        self.assertEqual(first_line(ValueError("\n a\x1b[31m\nb")), "a?[31m")

    def test_what_the_programs_would_refuse_is_refused(self):
        dense = {"type": "dense", "units": 10}
        flatten = {"type": "flatten"}

        def refused(part, layers, side=28):
            with self.assertRaisesRegex(Failure, part):
                check_model({"input": [side, side, 1], "layers": layers, "head": "softmax"}, {})

        check_model({"input": [28, 28, 1], "layers": [flatten, dense], "head": "softmax"}, {})
        check_model({"input": [28, 28, 1], "layers": [flatten, {**dense, "units": 11}], "head": "softmax"}, {})
        refused("puts out 7 scores", [flatten, {**dense, "units": 7}])
        refused("puts out no scores", [flatten])
        refused("reads .32, 32, 1.", [flatten, dense], 32)
        refused("65 layers", [flatten] * 64 + [dense])
        refused("layers.0., conv2d: its kernel is .65, 3.", [{"type": "conv2d", "kernel": [65, 3]}, flatten, dense])
        refused("layers.0., max_pool2d: its stride is .0, 1.", [{"type": "max_pool2d", "stride": [0, 1]}, flatten, dense])
        refused("its epsilon is 0", [{"type": "batch_norm2d", "epsilon": 0.0}, flatten, dense])


def random_arrays(**shapes):
    import numpy
    random = numpy.random.default_rng(1)
    return {name: random.uniform(0.1, 1, shape).astype("f4") for name, shape in shapes.items()}


@missing("numpy", "onnx")
class Onnx(Folder):
    def every_layer(self):
        layers = [{"type": "conv2d", "filters": 3, "kernel": [3, 3], "stride": [2, 2], "padding": "same", "bias": True},
                  {"type": "batch_norm2d", "epsilon": 0.25}, {"type": "relu"},
                  {"type": "max_pool2d", "pool": [2, 2], "stride": [1, 1]}, {"type": "flatten"},
                  {"type": "dense", "units": 4}, {"type": "relu"}, {"type": "dense", "units": 3}]
        norm = {f"1.{name}": (3,) for name in ("scale", "bias", "mean", "variance")}
        arrays = random_arrays(**{"0.kernel": (3, 3, 1, 3), "0.bias": (3,), **norm, "5.kernel": (12, 4), "5.bias": (4,),
                                  "7.kernel": (4, 3), "7.bias": (3,)})
        return {"input": [6, 6, 1], "layers": layers, "head": "sigmoid"}, arrays

    def test_ours_comes_back_as_it_went(self):
        architecture, arrays = self.every_layer()
        write_safetensors(self.path / "ours.safetensors", architecture, arrays, "")
        outcome = subprocess.run([sys.executable, SCRIPT, self.path / "ours.safetensors", "--output",
                                  self.path / "ours.onnx"], capture_output=True, text=True)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        back, weights = self.stored(*from_onnx(self.path / "ours.onnx", Told()))
        self.assertEqual(back, architecture)
        self.assertEqual(sorted(weights), sorted(arrays))
        for name, values in arrays.items():
            self.assertTrue((weights[name] == values).all(), name)

    def test_our_export_computes_what_our_layers_mean(self):
        import numpy
        architecture, arrays = self.every_layer()
        picture = numpy.random.default_rng(2).random((1, 6, 6, 1)).astype("f4")
        padded = numpy.pad(picture[0, :, :, 0], ((0, 1), (0, 1)))
        windows = numpy.lib.stride_tricks.sliding_window_view(padded, (3, 3))[::2, ::2]
        maps = numpy.einsum("yxij,ijf->yxf", windows, arrays["0.kernel"][:, :, 0]) + arrays["0.bias"]
        maps = (maps - arrays["1.mean"]) / (arrays["1.variance"] + 0.25) ** 0.5 * arrays["1.scale"] + arrays["1.bias"]
        maps = numpy.maximum(maps, 0)
        pooled = numpy.lib.stride_tricks.sliding_window_view(maps, (2, 2), axis=(0, 1)).max(axis=(3, 4)).reshape(-1)
        hidden = numpy.maximum(pooled @ arrays["5.kernel"] + arrays["5.bias"], 0)
        expected = 1 / (1 + numpy.exp(-(hidden @ arrays["7.kernel"] + arrays["7.bias"])))
        said = self.answers((architecture, arrays), picture)[0]
        self.assertLess(abs(said - expected).max(), 1e-5)

    def saved(self, nodes, constants, shape=(1, 6, 6)):
        """A file of a graph from `in` to `out`."""
        import onnx
        value = onnx.helper.make_tensor_value_info
        graph = onnx.helper.make_graph(
            [onnx.helper.make_node(kind, inputs, [output], **attributes) for kind, inputs, output, attributes in nodes],
            "test", [value("in", 1, ["N", *shape])], [value("out", 1, ["N", "classes"])],
            [onnx.numpy_helper.from_array(array, name) for name, array in constants.items()])
        onnx.save(onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 18)]),
                  self.path / "made.onnx")
        return self.path / "made.onnx"

    def as_pytorch_writes(self):
        """Channels first, a shape that is measured on the way, weights [out, in], a bias and a norm by themselves."""
        import numpy
        constants = random_arrays(k=(2, 1, 3, 3), b=(2, 1, 1), m=(1, 2, 1, 1), d=(3, 8), e=(3,))
        constants |= {"zero": numpy.array([0]), "rest": numpy.array([-1])}
        nodes = [("Conv", ["in", "k"], "c", {}), ("Add", ["c", "b"], "cb", {}), ("Relu", ["cb"], "r", {}),
                 ("Mul", ["r", "m"], "rm", {}), ("Add", ["b", "rm"], "rb", {}),
                 ("MaxPool", ["rb"], "p", {"kernel_shape": [2, 2], "strides": [2, 2]}),
                 ("Shape", ["p"], "s", {}), ("Gather", ["s", "zero"], "n", {}), ("Concat", ["n", "rest"], "t", {"axis": 0}),
                 ("Reshape", ["p", "t"], "f", {}), ("Gemm", ["f", "d", "e"], "g", {"transB": 1}),
                 ("Softmax", ["g"], "out", {})]
        return nodes, constants

    def test_channels_first_is_put_in_our_order(self):
        import numpy
        from onnx.reference import ReferenceEvaluator
        path = self.saved(*self.as_pytorch_writes())
        model = self.stored(*from_onnx(path, Told()))
        picture = numpy.random.default_rng(2).random((1, 1, 6, 6)).astype("f4")
        expected = ReferenceEvaluator(str(path)).run(None, {"in": picture})[0]
        self.assertEqual(model[0]["layers"][0]["bias"], True)
        self.assertLess(abs(self.answers(model, picture.reshape(1, 6, 6, 1)) - expected).max(), 1e-6)

    def digits_model(self, scores=10, weight=0.0):
        """A graph of one dense layer, all weights of which are the same."""
        import numpy
        constants = {"k": numpy.full((784, scores), weight), "b": numpy.full(scores, weight)}
        constants = {name: values.astype("f4") for name, values in constants.items()}
        nodes = [("Flatten", ["in"], "f", {}), ("Gemm", ["f", "k", "b"], "g", {}), ("Softmax", ["g"], "out", {})]
        return self.saved(nodes, constants, (1, 28, 28))

    def test_models_that_the_programs_would_refuse_are_not_written(self):
        target = self.path / "x.safetensors"
        refused = lambda path: self.complaint(path, "--output", target)  # noqa: E731
        self.assertIn("made.onnx: puts out 7 scores", refused(self.digits_model(7)))
        self.assertIn("the weights 1.kernel hold NaN or infinity", refused(self.digits_model(10, float("nan"))))
        self.assertIn("the weights 1.kernel hold NaN or infinity", refused(self.digits_model(10, float("inf"))))
        self.assertFalse(target.exists())
        self.assertEqual(self.converted(self.digits_model(11))[1]["1.kernel"].shape, (784, 11))

    def test_damaged_files_are_told_in_a_line(self):
        whole = self.digits_model().read_bytes()
        for name in ("cut.onnx", "cut.safetensors"):
            (self.path / name).write_bytes(whole[:1000])
            target = "x.onnx" if name.endswith(".safetensors") else "x.safetensors"
            self.assertIn(name, self.complaint(self.path / name, "--output", target))
        nodes = [("Flatten", ["in"], "f", {}), ("Gemm", ["f", "f"], "g", {}), ("Softmax", ["g"], "out", {})]
        self.assertIn("made.onnx", self.complaint(self.saved(nodes, {}), "--output", "x.safetensors"))

    def test_normalised_pixels_are_normalised_by_a_layer(self):
        import numpy
        from onnx.reference import ReferenceEvaluator
        path = self.saved(*self.as_pytorch_writes())
        model = self.stored(*from_onnx(path, Told(normalised=(0.13, 0.31))))
        picture = numpy.random.default_rng(2).random((1, 1, 6, 6)).astype("f4")
        expected = ReferenceEvaluator(str(path)).run(None, {"in": (picture - numpy.float32(0.13)) / numpy.float32(0.31)})[0]
        self.assertLess(abs(self.answers(model, picture.reshape(1, 6, 6, 1)) - expected).max(), 1e-6)

    def test_what_is_not_supported_is_named(self):
        nodes, constants = self.as_pytorch_writes()

        def refused(nodes, part, shape=(1, 6, 6)):
            self.assertIn(part, self.complaint(self.saved(nodes, constants, shape), "--output", "x.safetensors"))

        refused([("LeakyRelu", ["in"], "out", {})], "node out, LeakyRelu: is not supported")
        refused([("Relu", ["in"], "r", {}), ("Add", ["r", "in"], "out", {})], "Add: the network branches")
        refused([*nodes[:-1], ("Softmax", ["g"], "o", {}), ("Relu", ["o"], "out", {})], "must be the end")
        refused([*nodes[:-1], ("Identity", ["g"], "out", {})], "by --head softmax")
        refused([("Conv", ["in", "k"], "out", {"dilations": [2, 2]})], "dilation")
        refused([("Conv", ["in", "k"], "out", {"pads": [2, 2, 2, 2]})], "padding [2, 2, 2, 2]")
        refused([("Conv", ["in", "k"], "out", {})], "reads 1 channels, but gets 3", (3, 6, 6))
        (self.path / "text.onnx").write_text("text")
        self.assertIn("is no ONNX model", self.complaint(self.path / "text.onnx", "--output", "x.safetensors"))

    def test_an_end_without_softmax_is_told(self):
        nodes, constants = self.as_pytorch_writes()
        path = self.saved([*nodes[:-1], ("Identity", ["g"], "out", {})], constants)
        self.assertEqual(from_onnx(path, Told(head="softmax"))[0]["head"], "softmax")

    @missing("onnxruntime")
    def test_onnxruntime_takes_our_export(self):
        import numpy
        import onnxruntime
        model = self.every_layer()
        picture = numpy.random.default_rng(2).random((2, 6, 6, 1)).astype("f4")
        expected = self.answers(model, picture)
        said = onnxruntime.InferenceSession(str(self.path / "again.onnx")).run(None, {"pixels": picture})[0]
        self.assertLess(abs(said - expected).max(), 1e-5)


@missing("numpy", "torch", "onnx")
class PyTorch(Folder):
    architecture = """{"input": [8, 8, 1], "layers": [
        {"type": "conv2d", "filters": 3, "padding": "same", "bias": false}, {"type": "batch_norm2d"}, {"type": "relu"},
        {"type": "max_pool2d"}, {"type": "flatten"}, {"type": "dense", "units": 5}, {"type": "dropout"},
        {"type": "dense", "units": 4}]}"""

    def setUp(self):
        super().setUp()
        import torch
        from torch import nn
        torch.manual_seed(1)
        self.model = nn.Sequential(nn.Conv2d(1, 3, 3, padding=1, bias=False), nn.BatchNorm2d(3), nn.ReLU(),
                                   nn.MaxPool2d(2), nn.Flatten(), nn.Linear(48, 5), nn.Dropout(), nn.Linear(5, 4))
        self.model(torch.rand(20, 1, 8, 8))  # the running statistics move
        self.model.eval()
        (self.path / "net.json").write_text(self.architecture)

    def test_a_state_dict_answers_as_it_did(self):
        import torch
        for saved in (self.model.state_dict(), {"epoch": 3, "state_dict": self.model.state_dict()}):
            torch.save(saved, self.path / "net.pt")
            told = Told(architecture=str(self.path / "net.json"))
            model = self.stored(*from_pytorch(self.path / "net.pt", told))
            picture = torch.rand(2, 1, 8, 8)
            expected = torch.softmax(self.model(picture), 1).detach().numpy()
            said = self.answers(model, picture.numpy().reshape(2, 8, 8, 1))
            self.assertLess(abs(said - expected).max(), 1e-6)

    def test_weights_of_another_network_are_named(self):
        import torch
        torch.save(self.model.state_dict(), self.path / "net.pt")
        refused = lambda *more: self.complaint(self.path / "net.pt", "--output", "x.safetensors", *more)  # noqa: E731
        self.assertIn("tell its layers by --architecture", refused())
        self.assertIn("layers[0] of seed, conv2d: the weights are [3, 3, 1, 3]", refused("--architecture", "seed"))
        self.assertIn("nothing.json: is neither a built-in", refused("--architecture", "nothing.json"))
        torch.save(self.model, self.path / "net.pt")
        self.assertIn("is no state dict", refused("--architecture", "seed"))


@missing("numpy", "keras", "onnx")
class Keras(Folder):
    def test_a_sequential_model_answers_as_it_did(self):
        import keras
        import numpy
        layers = keras.layers
        model = keras.Sequential([
            keras.Input((28, 28, 1)), layers.Conv2D(3, 3, strides=2, padding="same", use_bias=False),
            layers.BatchNormalization(), layers.ReLU(), layers.MaxPooling2D(), layers.Flatten(), layers.Dropout(0.5),
            layers.Dense(10, activation="softmax")])
        model.layers[1].set_weights(list(random_arrays(a=(3,), b=(3,), c=(3,), d=(3,)).values()))
        model.save(self.path / "model.keras")
        picture = numpy.random.default_rng(1).random((2, 28, 28, 1)).astype("f4")
        said = self.answers(self.converted(self.path / "model.keras"), picture)
        self.assertLess(abs(said - model.predict(picture, verbose=0)).max(), 1e-6)

    def test_a_layer_that_is_not_supported_is_named(self):
        import keras
        keras.Sequential([keras.Input((28, 28, 1)), keras.layers.UpSampling2D(name="larger")]).save(self.path / "m.keras")
        self.assertIn("layer larger: UpSampling2D", self.complaint(self.path / "m.keras", "--output", "x.safetensors"))


if __name__ == "__main__":
    unittest.main()
