"""What pixels a model reads is taken from its file, found out by reading, or said."""

import subprocess
import sys
import unittest

from convert_support import PROJECT, Folder, missing

from convert.check_pictures import check_pictures
from convert.common import Failure, Options
from convert.inference import scores
from convert.pixels import CONVENTIONS, Reading, adapt, settle
from convert.safetensors import read_safetensors


def linear(size=28, box=20):
    """Weights [pixels, 10] and bias of a network of one layer that reads the digits, of pixels of 0 to 1."""
    import numpy
    labels, pictures = check_pictures(size, box, box * 2.45 / 20)
    flat = numpy.hstack([pictures.reshape(len(labels), -1), numpy.ones((len(labels), 1))])
    weights = numpy.linalg.solve(flat.T @ flat + 3 * numpy.eye(flat.shape[1]), flat.T @ (numpy.eye(10)[labels] - 0.1))
    return 8 * weights[:-1], 8 * weights[-1]


def trained_on(scale, offset):
    """The same of pixels of another range: architecture and arrays."""
    kernel, bias = linear()
    arrays = {"1.kernel": (kernel / scale).astype("f4"), "1.bias": (bias - kernel.sum(0) * offset / scale).astype("f4")}
    layers = [{"type": "flatten"}, {"type": "dense", "units": 10}]
    return {"input": [28, 28, 1], "layers": layers, "head": "softmax"}, arrays


@missing("numpy")
class Pixels(Folder):
    def settled(self, model, **options):
        self.told, self.warned = [], []
        return settle(*model, Options(**options), self.told.append, self.warned.append)

    def test_the_digits_are_what_the_script_writes(self):
        again = self.path / "again.json"
        subprocess.run([sys.executable, PROJECT / "scripts/make_check_digits.py", "--output", again], check=True)
        self.assertEqual(again.read_bytes(), (PROJECT / "core/formats/check_digits.json").read_bytes())

    def test_our_networks_read_them(self):
        for name in ("seed-f32", "compact-f32"):
            model = read_safetensors(PROJECT / f"web/models/{name}.safetensors")
            labels, pictures = check_pictures(28, 20, 2.45)
            self.assertGreaterEqual((scores(*model, pictures)[:, :10].argmax(1) == labels).sum(), 75, name)
            self.assertEqual(self.settled(model)[:2], model)
            self.assertEqual(self.warned, [])

    def test_every_convention_is_found_out(self):
        import numpy
        ours = trained_on(1, 0)
        _, pictures = check_pictures(28, 20, 2.45)
        for name, (scale, offset, meaning) in CONVENTIONS.items():
            if name == "mnist":  # this network, of one layer, reads those as surely as 0 to 1
                continue
            architecture, arrays, _ = self.settled(trained_on(scale, offset))
            self.assertIn(meaning, self.told[0])
            self.assertEqual(self.warned, [])
            self.assertLess(abs(scores(architecture, arrays, pictures) - scores(*ours, pictures)).max(), 1e-3, name)
            self.assertEqual(int(numpy.size(arrays.get("0.scale", []))), int(name != "unit"))

    def test_answers_that_are_as_sure_as_they_are_right_tell_the_convention(self):
        def reading(right, loss, best_loss):
            return Reading("", (), 20, right, 80, loss, best_loss)

        for other, own in (((77, 0.49, 0.09), (76, 0.13, 0.13)), ((75, 0.63, 0.23), (71, 0.25, 0.25)),
                           ((75, 0.57, 0.23), (75, 0.21, 0.21))):  # unit and mnist, of networks trained on the latter
            self.assertTrue(reading(*own).clearly_better(reading(*other)))
            self.assertFalse(reading(*other).clearly_better(reading(*own)))
        for own, other in (((76, 0.23, 0.22), (76, 0.60, 0.23)), ((66, 0.65, 0.65), (64, 1.09, 0.67)),
                           ((66, 0.56, 0.56), (67, 0.67, 0.67))):  # the same of networks trained on the former, or unclear
            self.assertFalse(reading(*other).clearly_better(reading(*own)))

    def test_what_is_said_is_kept_with_a_warning(self):
        architecture, _, _ = self.settled(trained_on(255, 0), pixels="unit")
        self.assertEqual(architecture["layers"][0]["type"], "flatten")
        self.assertIn("0 to 255 (", self.warned[0])
        _, arrays, _ = self.settled(trained_on(3, 2), affine=(3, 2))
        self.assertEqual((arrays["0.scale"][0], arrays["0.bias"][0]), (3, 2))
        self.assertEqual(self.warned, [])

    def test_a_network_that_reads_nothing_is_told(self):
        architecture, arrays = trained_on(1, 0)
        self.settled((architecture, {name: 0 * values for name, values in arrays.items()}))
        self.assertIn("reads only 8 of 80 plain digits", self.warned[0])

    def test_a_front_and_the_pixels_become_one_layer_or_none(self):
        import numpy
        norm = {"scale": 2, "bias": 1, "mean": 3, "variance": 4}
        layers = [{"type": "batch_norm2d", "epsilon": 1e-12}, {"type": "flatten"}]
        model = {"input": [28, 28, 1], "layers": layers}, {f"0.{key}": numpy.array([value], "f4") for key, value in norm.items()}
        _, arrays = adapt(*model, 5, 7)  # (5 p + 7 - 3) / 2 * 2 + 1
        self.assertEqual((arrays["0.scale"][0], arrays["0.bias"][0]), (5, 5))
        architecture, arrays = adapt(*model, 1, 2)
        self.assertEqual((architecture["layers"], arrays), ([{"type": "flatten"}], {}))

    def test_other_sizes_find_their_box(self):
        for box in (20, 23):
            kernel, bias = linear(32, box)
            layers = [{"type": "flatten"}, {"type": "dense", "units": 10}]
            model = {"input": [32, 32, 1], "layers": layers}, {"1.kernel": kernel.astype("f4"), "1.bias": bias}
            self.assertEqual(self.settled(model)[2], {"size": 32, "box": box, "pen_width": round(0.1225 * box, 4)})
        self.assertEqual(self.settled(model, box=28)[2]["box"], 28)
        with self.assertRaises(Failure):
            self.settled(model, box=33)


if __name__ == "__main__":
    unittest.main()
