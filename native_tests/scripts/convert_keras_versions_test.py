"""Files of Keras 1, 2 and 3 are read without Keras. The files are made by keras_files.py."""

import unittest

from convert_support import random_arrays
from convert_pixels_test import linear
from keras_files import functional, h5_file, keras_file, layer, sequential
from keras_support import DENSE, FLATTEN, INPUT, KerasFolder

from convert.common import Failure


class Versions(KerasFolder):
    def keras_1(self, ordering):
        picture = [None, 28, 28, 1] if ordering == "tf" else [None, 1, 28, 28]
        layers = [
            layer("Convolution2D", name="c1", batch_input_shape=picture, nb_filter=4, nb_row=3, nb_col=2, border_mode="same",
                  subsample=[2, 2], dim_ordering=ordering, bias=True, activation="relu"),
            layer("BatchNormalization", name="n1", mode=0, axis=3 if ordering == "tf" else 1, epsilon=0.01),
            layer("MaxPooling2D", name="p1", pool_size=[2, 2], strides=[2, 2], border_mode="valid", dim_ordering=ordering),
            layer("Dropout", name="d1", p=0.25), layer("Flatten", name="f1"),
            layer("Dense", name="k1", output_dim=10, bias=True, activation="linear", input_dim=None),
            layer("Activation", name="a1", activation="softmax")]
        norms = {f"n1_{name}": (4,) for name in ("gamma", "beta", "running_mean", "running_std")}
        kernel = (3, 2, 1, 4) if ordering == "tf" else (4, 1, 3, 2)
        arrays = random_arrays(**{"c1_W": kernel, "c1_b": (4,), **norms, "k1_W": (196, 10), "k1_b": (10,)})
        weights = {name: {key: array for key, array in arrays.items() if key.startswith(name)}
                   for name in ("c1", "n1", "p1", "d1", "f1", "k1", "a1")}
        return {"class_name": "Sequential", "config": layers}, weights, arrays

    def expected_of_keras_1(self, kernel, arrays, dense):
        names = ("gamma", "beta", "running_mean", "running_std")
        norm = {f"2.{ours}": arrays[f"n1_{theirs}"] for ours, theirs in zip(("scale", "bias", "mean", "variance"), names)}
        return {"0.kernel": kernel, "0.bias": arrays["c1_b"], **norm, "5.kernel": dense, "5.bias": arrays["k1_b"]}

    def test_keras_1(self):
        description, weights, arrays = self.keras_1("tf")
        found = self.read(h5_file(self.path / "m.h5", description, weights, None, None))
        self.same(found, ["conv2d", "relu", "batch_norm2d", "max_pool2d", "flatten", "dense"],
                  self.expected_of_keras_1(arrays["c1_W"], arrays, arrays["k1_W"]))
        self.assertEqual(found[0]["head"], "softmax")
        self.assertEqual(found[0]["layers"][0] | {"padding": "same", "stride": [2, 2]}, found[0]["layers"][0])
        self.assertEqual(found[0]["layers"][2]["epsilon"], 0.01)

    def test_keras_1_with_channels_first_and_theano(self):
        import numpy
        description, weights, arrays = self.keras_1("th")
        kernel = numpy.empty((3, 2, 1, 4), "f4")
        for row in range(3):
            for column in range(2):
                kernel[row, column, 0] = arrays["c1_W"][:, 0, row, column]
        dense = numpy.empty((196, 10), "f4")  # 7 x 7 pixels of 4 channels
        for y in range(7):
            for x in range(7):
                for channel in range(4):
                    dense[(7 * y + x) * 4 + channel] = arrays["k1_W"][(channel * 7 + y) * 7 + x]
        for backend, ours in (("tensorflow", kernel), ("theano", kernel[::-1, ::-1])):
            found = self.read(h5_file(self.path / "m.h5", description, weights, "1.2.2", backend))
            self.same(found, ["conv2d", "relu", "batch_norm2d", "max_pool2d", "flatten", "dense"],
                      self.expected_of_keras_1(ours, arrays, dense))
        with self.assertRaisesRegex(Failure, "whether Theano made the kernels.*answers do not tell either"):
            self.read(h5_file(self.path / "m.h5", description, weights, None, None))

    def test_keras_1_before_it_wrote_its_backend(self):
        """A network that moves its pictures by four pixels and then reads them: turned, its kernel moves them back."""
        import numpy
        linear_kernel, bias = linear()
        moved = numpy.zeros((28, 28, 10), "f4")
        moved[4:, 4:] = linear_kernel.reshape(28, 28, 10)[:24, :24]
        layers = [layer("Convolution2D", name="c", batch_input_shape=[None, 1, 28, 28], nb_filter=1, nb_row=9, nb_col=9,
                        border_mode="same", dim_ordering="th", bias=False), layer("Flatten", name="f"),
                  layer("Dense", name="d", output_dim=10, activation="softmax")]
        for place, backend in ((0, "tensorflow"), (8, "theano")):
            kernel, told = numpy.zeros((1, 1, 9, 9), "f4"), []
            kernel[0, 0, place, place] = 1
            path = h5_file(self.path / "m.h5", {"class_name": "Sequential", "config": layers}, {
                "c": {"c_W": kernel}, "d": {"d_W": moved.reshape(784, 10), "d_b": bias}}, None, None)
            _, found = self.read(path, tell=told.append)
            self.assertEqual(found["0.kernel"][0, 0, 0, 0], 1)
            self.assertIn(f"kernels: as {backend} has them", told[0])

    def test_keras_2_sequential_and_functional(self):
        layers, weights, expected = self.classifier()
        described = sequential(*layers)
        for description in (described, {**described, "config": layers}, functional(*layers)):
            self.same(self.read(h5_file(self.path / "m.h5", description, weights)), *expected)
        moved = {"class_name": "Sequential", "config": {"layers": [{**entry, "config": {
            key: value for key, value in entry["config"].items() if key != "batch_input_shape"}} for entry in layers[1:]],
            "build_input_shape": [None, 28, 28, 1]}}
        self.same(self.read(h5_file(self.path / "m.h5", moved, weights)), *expected)

    def test_keras_3_whatever_its_layers_are_called(self):
        layers, weights, expected = self.classifier()
        names = {"c": "conv2d", "n": "batch_normalization", "d": "dense"}
        for description in (sequential(*layers), functional(*layers, old=False)):
            path = keras_file(self.path / "m.keras", description, self.keras_3(weights, names))
            self.same(self.read(path), *expected)
        path = keras_file(self.path / "m.keras", functional(*layers), self.keras_3(weights, names),
                          "_layer_checkpoint_dependencies")
        self.same(self.read(path), *expected)

    def test_layers_of_one_class_go_by_their_numbers(self):
        """TensorFlow 2.12 to 2.15 count each layer with weights twice."""
        arrays = [random_arrays(**{f"k{place}": (5, 5) if place < 11 else (5, 10), f"b{place}": (5 if place < 11 else 10,)})
                  for place in range(12)]
        arrays = [[array + place for array in one.values()] for place, one in enumerate(arrays)]
        start = random_arrays(k=(784, 5), b=(5,))
        layers = [INPUT, FLATTEN, *[layer("Dense", name=f"x{place}", units=5) for place in range(12)], DENSE]
        for step in (1, 2):
            groups = {f"dense_{step * place}" if place else "dense": one
                      for place, one in enumerate([list(start.values()), *arrays])}
            _, found = self.read(keras_file(self.path / "m.keras", sequential(*layers), dict(sorted(groups.items()))))
            for place in range(12):
                self.assertTrue((found[f"{place + 2}.kernel"] == arrays[place][0]).all(), place)


if __name__ == "__main__":
    unittest.main()
