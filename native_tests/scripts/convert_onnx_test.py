"""Models come from ONNX and go to ONNX with the same answers."""

import subprocess
import sys
import unittest

from convert_support import SCRIPT, Folder, missing, random_arrays

from convert.common import Failure, Options
from convert.from_onnx import from_onnx
from convert.layer_types import with_defaults
from convert.plain_layers import PLAIN_LAYERS
from convert.safetensors import write_safetensors
from convert.to_onnx import to_onnx


@missing("numpy", "onnx")
class Onnx(Folder):
    def answers(self, model, pictures):
        """The outputs of our export of a model, computed by ONNX's reference implementation."""
        from onnx.reference import ReferenceEvaluator
        to_onnx(*model, self.path / "again.onnx")
        return ReferenceEvaluator(str(self.path / "again.onnx")).run(None, {"pixels": pictures})[0]

    def every_layer(self):
        layers = [{"type": "conv2d", "filters": 3, "kernel": [3, 3], "stride": [2, 2], "padding": "same", "bias": True},
                  {"type": "batch_norm2d", "epsilon": 0.25}, {"type": "relu"},
                  {"type": "max_pool2d", "pool": [2, 2], "stride": [1, 1]}, {"type": "flatten"},
                  {"type": "dense", "units": 4}, {"type": "leaky_relu", "slope": 0.25}, {"type": "dense", "units": 3}]
        norm = {f"1.{name}": (3,) for name in ("scale", "bias", "mean", "variance")}
        arrays = random_arrays(**{"0.kernel": (3, 3, 1, 3), "0.bias": (3,), **norm, "5.kernel": (12, 4), "5.bias": (4,),
                                  "7.kernel": (4, 3), "7.bias": (3,)})
        arrays["5.kernel"] -= 0.5  # so that some values after it are negative
        return {"input": [6, 6, 1], "layers": layers, "head": "sigmoid"}, arrays

    def test_ours_comes_back_as_it_went(self):
        architecture, arrays = self.every_layer()
        write_safetensors(self.path / "ours.safetensors", architecture, arrays, "")
        outcome = subprocess.run([sys.executable, SCRIPT, self.path / "ours.safetensors", "--output",
                                  self.path / "ours.onnx"], capture_output=True, text=True)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        back, weights = self.stored(*from_onnx(self.path / "ours.onnx", Options()))
        self.assertEqual(back, architecture)
        self.assertEqual(sorted(weights), sorted(arrays))
        for name, values in arrays.items():
            self.assertTrue((weights[name] == values).all(), name)

    def test_each_layer_without_weights_comes_back(self):
        for kind, plain in PLAIN_LAYERS.items():
            with self.subTest(kind):
                middle = with_defaults({"type": kind})
                layers = [{"type": "conv2d", "filters": 3, "kernel": [3, 3], "stride": [1, 1], "padding": "same",
                           "bias": False}, middle, {"type": "dense", "units": 2}]
                values = {"global_average_pool": 3, "max_pool2d": 12}.get(kind, 48)
                if not plain.flattens:
                    layers.insert(2, {"type": "flatten"})
                arrays = random_arrays(**{"0.kernel": (3, 3, 1, 3), f"{len(layers) - 1}.kernel": (values, 2),
                                          f"{len(layers) - 1}.bias": (2,)})
                to_onnx({"input": [4, 4, 1], "layers": layers, "head": "softmax"}, arrays, self.path / "ours.onnx")
                back = [with_defaults(layer) for layer in from_onnx(self.path / "ours.onnx", Options())[0]["layers"]]
                self.assertEqual([layer["type"] for layer in back], [layer["type"] for layer in layers])
                for key, value in middle.items():
                    if isinstance(value, float):
                        self.assertAlmostEqual(back[1][key], value, 6)
                    else:
                        self.assertEqual(back[1][key], value)

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
        hidden = pooled @ arrays["5.kernel"] + arrays["5.bias"]
        hidden = numpy.maximum(hidden, 0.25 * hidden)
        expected = 1 / (1 + numpy.exp(-(hidden @ arrays["7.kernel"] + arrays["7.bias"])))
        actual = self.answers((architecture, arrays), picture)[0]
        self.assertLess(abs(actual - expected).max(), 1e-5)

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
        model = self.stored(*from_onnx(path, Options()))
        picture = numpy.random.default_rng(2).random((1, 1, 6, 6)).astype("f4")
        expected = ReferenceEvaluator(str(path)).run(None, {"in": picture})[0]
        self.assertEqual(model[0]["layers"][0]["bias"], True)
        self.assertLess(abs(self.answers(model, picture.reshape(1, 6, 6, 1)) - expected).max(), 1e-6)

    def flattened_after(self, *nodes, shape=(1, 6, 6), values=36):
        """A file of these nodes up to `t`, then a dense layer; and whether it answers as its own program."""
        import numpy
        from onnx.reference import ReferenceEvaluator
        constants = random_arrays(k=(2, 1, 3, 3), d=(values, 3), e=(3,))
        constants |= {"flat": numpy.array([-1, values]), "image": numpy.array([-1, 1, 6, 6]), "no": numpy.array([3])}
        path = self.saved([*nodes, ("Reshape", ["t", "flat"], "f", {}), ("Gemm", ["f", "d", "e"], "g", {}),
                           ("Softmax", ["g"], "out", {})], constants, shape)
        model = self.stored(*from_onnx(path, Options()))
        picture = numpy.random.default_rng(2).random((1, 6, 6, 1)).astype("f4")
        expected = ReferenceEvaluator(str(path)).run(None, {"in": picture.reshape(1, *shape)})[0]
        self.assertLess(abs(self.answers(model, picture) - expected).max(), 1e-6)

    def test_any_order_of_the_axes_is_put_in_ours(self):
        import itertools
        for order in itertools.permutations((1, 2, 3)):
            with self.subTest(order):
                self.flattened_after(("Conv", ["in", "k"], "c", {}), ("Transpose", ["c"], "t", {"perm": [0, *order]}),
                                     values=32)
        self.flattened_after(("Transpose", ["in"], "t", {"perm": [0, 2, 1]}), shape=(6, 6))
        self.flattened_after(("Transpose", ["in"], "s", {"perm": [0, 2, 1, 3]}), ("Squeeze", ["s", "no"], "t", {}),
                             shape=(6, 6, 1))
        self.flattened_after(("Transpose", ["in"], "s", {"perm": [0, 2, 1]}), ("Reshape", ["s", "image"], "t", {}),
                             shape=(6, 6))

    def test_axes_that_are_lost_are_refused(self):
        with self.assertRaisesRegex(Failure, "the data are CNHW"):
            self.flattened_after(("Transpose", ["in"], "t", {"perm": [1, 0, 2, 3]}))
        nodes, constants = self.as_pytorch_writes()
        turned = [*nodes[:-1], ("Transpose", ["g"], "out", {})]
        with self.assertRaisesRegex(Failure, "axes are CN"):
            from_onnx(self.saved(turned, constants), Options(head="softmax"))

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

    def test_what_is_not_supported_is_named(self):
        nodes, constants = self.as_pytorch_writes()

        def refused(nodes, part, shape=(1, 6, 6)):
            self.assertIn(part, self.complaint(self.saved(nodes, constants, shape), "--output", "x.safetensors"))

        refused([("Tanh", ["in"], "out", {})], "node out, Tanh: is not supported")
        refused([("Relu", ["in"], "r", {}), ("Add", ["r", "in"], "out", {})], "Add: the network branches")
        refused([*nodes[:-1], ("Softmax", ["g"], "o", {}), ("Relu", ["o"], "out", {})], "must be the end")
        refused([("Conv", ["in", "k"], "out", {"dilations": [2, 2]})], "dilation")
        refused([("Conv", ["in", "k"], "out", {})], "reads 1 channels, but gets 3", (3, 6, 6))
        (self.path / "text.onnx").write_text("text")
        self.assertIn("is no ONNX model", self.complaint(self.path / "text.onnx", "--output", "x.safetensors"))

    def test_an_end_without_softmax_is_told(self):
        nodes, constants = self.as_pytorch_writes()
        path = self.saved([*nodes[:-1], ("Identity", ["g"], "out", {})], constants)
        self.assertEqual(from_onnx(path, Options(head="softmax"))[0]["head"], "softmax")

    @missing("onnxruntime")
    def test_onnxruntime_takes_our_export(self):
        import numpy
        import onnxruntime
        model = self.every_layer()
        picture = numpy.random.default_rng(2).random((2, 6, 6, 1)).astype("f4")
        expected = self.answers(model, picture)
        actual = onnxruntime.InferenceSession(str(self.path / "again.onnx")).run(None, {"pixels": picture})[0]
        self.assertLess(abs(actual - expected).max(), 1e-5)


if __name__ == "__main__":
    unittest.main()
