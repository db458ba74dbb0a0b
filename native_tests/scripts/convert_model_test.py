"""The parts of the model converter that need no other packages: shapes, options, messages."""

import types
import unittest

from convert_support import Folder

from convert.checks import check_model
from convert.common import Failure, Options, first_line
from convert.inference import LAYERS
from convert.layer_types import FIELDS, with_defaults
from convert.network import Network, same_pads
from convert.state_dict import first_of


def array(*shape):
    return types.SimpleNamespace(shape=shape)


class Structure(Folder):
    """Tests that need no package."""

    def test_what_is_missing_or_of_another_kind_is_named(self):
        self.assertIn("nothing.keras: there is no such file", self.complaint("nothing.keras", "--output", "x.safetensors"))
        odd = self.path / "odd.txt"
        odd.write_text("text")
        self.assertIn("odd.txt: cannot become x.txt: models become .safetensors", self.complaint(odd, "--output", "x.txt"))
        self.assertIn("odd.txt: is of no kind that is known", self.complaint(odd, "--output", "x.safetensors"))

    def test_onnx_and_tensorflow_js_are_sent_to_the_program_convert(self):
        for name, contents in (("net.onnx", b"\x08\x08"), ("model.json", b'{"weightsManifest": []}')):
            (self.path / name).write_bytes(contents)
            self.assertIn(f": convert {name} OUTPUT.safetensors",
                          self.complaint(self.path / name, "--output", self.path / "x.safetensors"))
        for source, target, mend in (
                ("net.h5", "net.onnx", ": --output net.safetensors, then convert net.safetensors net.onnx"),
                ("net.safetensors", "model.json", ": convert net.safetensors model.json")):
            self.assertIn(mend, self.complaint(self.path / source, "--output", self.path / target))

    def test_same_pads_as_tensorflow_does(self):
        self.assertEqual(same_pads(28, 3, 1), (1, 1))
        self.assertEqual(same_pads(28, 3, 2), (0, 1))
        self.assertEqual(same_pads(7, 3, 2), (1, 1))
        self.assertEqual(same_pads(28, 2, 1), (0, 1))
        self.assertEqual(same_pads(9, 3, 3), (0, 0))

    def test_shapes_are_followed(self):
        network = first = Network((28, 28, 1), Options())
        network.conv2d(array(3, 3, 1, 8), array(8), 1, [1, 1, 1, 1])
        self.assertEqual((network.shape, network.layers[-1]["padding"]), ([28, 28, 8], "same"))
        network.conv2d(array(3, 3, 8, 4), None, 2, "valid")
        self.assertEqual((network.shape, network.layers[-1]["bias"]), ([13, 13, 4], False))
        network.max_pool2d(2, 2)
        network.flatten("HWC")
        network.dense(array(144, 10), array(10))
        self.assertEqual(network.shape, [1, 1, 10])
        network = Network((28, 28, 1), Options())
        network.conv2d(array(3, 3, 1, 8), None, 2, [1, 1, 1, 1])
        self.assertEqual((network.shape, network.layers[-1]["padding"]), ([14, 14, 8], [1, 1, 1, 1]))
        network.depthwise_conv2d(array(3, 3, 8, 2), array(16), 1, "same", 2)
        self.assertEqual((network.shape, network.layers[-1]["dilation"]), ([14, 14, 16], [2, 2]))
        network.average_pool2d(3, 2, [1, 1, 1, 1], True)
        self.assertEqual(network.shape, [7, 7, 16])
        network.max_pool2d(7, 1)
        self.assertTrue(network.flat)
        self.assertEqual(sorted(first.arrays), ["0.bias", "0.kernel", "1.kernel", "4.bias", "4.kernel"])

    def test_what_does_not_fit_is_refused(self):
        network = Network((28, 28, 1), Options())
        for refused, wrong in ((network.conv2d, (array(3, 3, 3, 8), None)),
                               (network.conv2d, (array(15, 3, 1, 8), None, 1, "valid", 2)),
                               (network.conv2d, (array(3, 3, 1, 8), None, 1, "causal")),
                               (network.conv2d, (array(3, 3, 1, 8), array(9))),
                               (network.max_pool2d, (29, 1)), (network.max_pool2d, (30, 1, [1, 1, 0, 0])), (network.max_pool2d, (2, 2, [0, 0, 0, 2])),
                               (network.dense, (array(784, 10), array(10))), (network.result, ())):
            with self.assertRaises(Failure):
                refused(*wrong)
        self.assertEqual((network.layers, network.arrays), ([], {}))

    def test_more_work_than_the_programs_allow_is_refused(self):
        network = Network((28, 28, 1), Options(head="softmax"))
        network.conv2d(array(3, 3, 1, 512), array(512), 1, "same")
        network.conv2d(array(3, 3, 512, 512), array(512), 1, "same")
        network.global_average_pool()
        with self.assertRaisesRegex(Failure, "takes 1853 million multiplications a picture"):
            network.result()

    def test_every_layer_of_the_core_is_computed(self):
        self.assertEqual(set(FIELDS) - set(LAYERS), set())

    def test_missing_fields_have_the_cores_defaults(self):
        self.assertEqual(with_defaults({"type": "max_pool2d", "pool": [3, 4]})["stride"], [3, 4])
        self.assertEqual(with_defaults({"type": "conv2d", "filters": 2, "bias": False}),
                         {"type": "conv2d", "filters": 2, "kernel": [3, 3], "stride": [1, 1], "padding": "valid",
                          "bias": False, "dilation": [1, 1]})

    def test_normalised_is_two_finite_numbers(self):
        for bad in ("nan 1", "0.1 nan", "inf 1", "0.1 inf", "0.1 0", "0.1 -1"):
            self.assertIn("such as 0.1307 0.3081", self.complaint("a.h5", "--output", "x.safetensors", "--normalised",
                                                                  *bad.split(), code=2))

        self.assertIn("such as -1 1", self.complaint("a.h5", "--output", "x.safetensors", "--affine", "0", "1", code=2))

    def test_names_tell_an_order_by_their_numbers_only(self):
        self.assertEqual(first_of(["conv10", "conv2"]), "conv2")
        self.assertEqual(first_of(["block2.conv1.0", "block1.conv2.0"]), "block1.conv2.0")
        self.assertEqual(first_of(["conv1b", "conv1a"]), "conv1a")
        for names in (["features.0", "classifier.0"], ["conv1", "conv1.0"], ["first", "second"]):
            with self.assertRaises(Failure):
                first_of(names)

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
        refused("puts out 20 scores", [{"type": "conv2d", "filters": 20}, {"type": "global_average_pool"}])
        refused("reads .300, 300, 1.", [flatten, dense], 300)
        with self.assertRaisesRegex(Failure, "3 colours"):
            check_model({"input": [28, 28, 3], "layers": [flatten, dense]}, {})
        refused("expected 1 to 64 layers", [flatten] * 64 + [dense])
        conv = {"type": "conv2d", "filters": 2}
        refused(r"layers.0..kernel.0.: expected a whole number from 1 to 64", [{**conv, "kernel": [65, 3]}, flatten, dense])
        refused(r"layers.0..stride.0.: expected a whole", [{"type": "max_pool2d", "stride": [0, 1]}, flatten, dense])
        refused("epsilon: expected a number in .1e-12, 1.", [{"type": "batch_norm2d", "epsilon": 0.0}, flatten, dense])


if __name__ == "__main__":
    unittest.main()
