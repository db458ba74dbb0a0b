"""Whatever a network of Keras' begins and ends with and consists of, it is read with its weights."""

import json
import unittest

from convert_support import random_arrays
from keras_files import h5_file, keras_file, layer, sequential
from keras_support import DENSE, FLATTEN, INPUT, KerasFolder

from convert.common import Failure


class Structure(KerasFolder):
    def test_models_within_models(self):
        layers, weights, expected = self.classifier()
        inner = sequential(*layers[1:4])
        inner["config"]["name"] = "inner"
        description = sequential(layers[0], inner, *layers[4:])
        nested = {"inner": {**weights["c"], **weights["n"]}, "d": weights["d"]}
        self.same(self.read(h5_file(self.path / "m.h5", description, nested)), *expected)
        groups = self.keras_3(weights, {"c": "conv2d", "n": "batch_normalization", "d": "dense"})
        groups = {"sequential": {name: groups[name] for name in ("conv2d", "batch_normalization")}, "dense": groups["dense"]}
        self.same(self.read(keras_file(self.path / "m.keras", description, groups)), *expected)

    def test_weights_only(self):
        layers, weights, expected = self.classifier()
        config = self.path / "model.json"
        config.write_text(json.dumps({"modelTopology": {"model_config": sequential(*layers)}}))
        path = h5_file(self.path / "w.h5", None, weights)
        self.same(self.read(path, config=str(config)), *expected)
        renamed = h5_file(self.path / "w.h5", None, {f"{name}_7": arrays for name, arrays in weights.items()})
        self.same(self.read(renamed, config=str(config)), *expected)  # by the order, as Keras itself
        with self.assertRaisesRegex(Failure, "weights only; tell its layers by --config .* or --architecture"):
            self.read(path)
        fewer = h5_file(self.path / "w.h5", None, {"c": weights["c"], "other": weights["d"]})
        with self.assertRaisesRegex(Failure, "layer n, BatchNormalization: needs 3 weights"):
            self.read(fewer, config=str(config))

    def test_weights_only_with_an_architecture(self):
        import numpy
        architecture = self.path / "net.json"
        architecture.write_text(json.dumps({"input": [28, 28, 1], "layers": [
            {"type": "conv2d", "filters": 2}, {"type": "batch_norm2d"}, {"type": "relu"}, {"type": "conv2d", "filters": 2},
            {"type": "flatten"}, {"type": "dense", "units": 10}]}))
        arrays = random_arrays(a=(3, 3, 1, 2), ab=(2,), g=(2,), be=(2,), m=(2,), v=(2,), c=(3, 3, 2, 2), cb=(2,),
                               d=(24 * 24 * 2, 10), db=(10,))
        groups = {"first": ("a", "ab"), "norm": ("g", "be", "m", "v"), "second": ("c", "cb"), "out": ("d", "db")}
        expected = ["conv2d", "batch_norm2d", "relu", "conv2d", "flatten", "dense"], {
            "0.kernel": arrays["a"], "0.bias": arrays["ab"], "1.scale": arrays["g"], "1.bias": arrays["be"],
            "1.mean": arrays["m"], "1.variance": arrays["v"], "3.kernel": arrays["c"], "3.bias": arrays["cb"],
            "5.kernel": arrays["d"], "5.bias": arrays["db"]}
        options = {"architecture": str(architecture)}
        old = h5_file(self.path / "w.h5", None, {layer: {name: arrays[name] for name in names}
                                                 for layer, names in groups.items()})
        self.same(self.read(old, **options), *expected)
        called = {"first": "conv2d", "norm": "batch_normalization", "second": "conv2d_1", "out": "dense"}
        new = keras_file(self.path / "m.keras", sequential(INPUT), {
            called[layer]: [arrays[name] for name in names] for layer, names in groups.items()})
        self.same(self.read(new, **options), *expected)
        bad = h5_file(self.path / "w.h5", None, {"first": {"a": numpy.ones((3, 3, 1, 3), "f4")}})
        with self.assertRaisesRegex(Failure, "layers.0. .*needs weights of .3, 3, 1, 2. in Keras' order"):
            self.read(bad, **options)

    def test_inputs(self):
        arrays = list(random_arrays(k=(784, 10), b=(10,)).values())
        for shape in ([28, 28], [784], [28, 28, 1], [1, 28, 28]):
            first = layer("InputLayer", batch_shape=[None, *shape])
            for between in ([FLATTEN], [layer("Reshape", target_shape=[28, 28, 1]), FLATTEN],
                            [FLATTEN, layer("Reshape", target_shape=[1, 28, -1]), layer("Reshape", target_shape=[-1])]):
                path = keras_file(self.path / "m.keras", sequential(first, *between, DENSE), {"dense": arrays})
                self.same(self.read(path), ["flatten", "dense"], {"1.kernel": arrays[0], "1.bias": arrays[1]})
        turned = keras_file(self.path / "m.keras", sequential(INPUT, layer("Permute", dims=[2, 1, 3]), FLATTEN, DENSE),
                            {"dense": arrays})
        kernel = arrays[0].reshape(28, 28, 10).transpose(1, 0, 2).reshape(784, 10)
        self.same(self.read(turned), ["flatten", "dense"], {"1.kernel": kernel, "1.bias": arrays[1]})

    def test_the_end(self):
        arrays = list(random_arrays(k=(784, 10), b=(10,)).values())
        told = []

        def head(*end):
            path = keras_file(self.path / "m.keras", sequential(INPUT, FLATTEN, *end), {"dense": arrays})
            architecture, _ = self.read(path, tell=told.append)
            self.assertEqual([entry["type"] for entry in architecture["layers"]], ["flatten", "dense"])
            return architecture["head"]

        plain = layer("Dense", units=10, activation=None)
        self.assertEqual(head(DENSE), "softmax")
        self.assertEqual(head(plain, layer("Softmax", axis=-1)), "softmax")
        self.assertEqual(head(layer("Dense", units=10, activation={"class_name": "function", "config": "log_softmax"})), "softmax")
        self.assertEqual(head(plain, layer("Activation", activation="sigmoid"), layer("Dropout")), "sigmoid")
        self.assertEqual(told, [])
        self.assertEqual(head(plain), "softmax")
        self.assertIn("ends in neither softmax nor sigmoid", told[0])

    def test_layers_are_read_with_their_options(self):
        import numpy
        layers = [
            layer("ZeroPadding2D", padding=[[1, 2], [3, 4]]),
            layer("Conv2D", filters=2, kernel_size=[3, 3], dilation_rate=[2, 2], activation="elu"),
            layer("DepthwiseConv2D", kernel_size=[3, 3], depth_multiplier=2, padding="same", activation="gelu"),
            layer("SeparableConv2D", filters=3, kernel_size=[3, 3], strides=[2, 2], activation="silu", use_bias=False),
            layer("AveragePooling2D", pool_size=[3, 3], strides=[1, 1], padding="same"),
            layer("MaxPooling2D", pool_size=3, strides=2, padding="same"), layer("ELU", alpha=0.5), layer("LeakyReLU", alpha=0.1),
            layer("LeakyReLU", negative_slope=0.2), layer("ReLU", max_value=None, negative_slope=0.0),
            layer("GaussianNoise", stddev=0.1), layer("RandomRotation", factor=0.1), layer("GlobalMaxPooling2D"),
            layer("Dense", units=10, activation="sigmoid")]
        arrays = random_arrays(a=(3, 3, 1, 2), ab=(2,), b=(3, 3, 2, 2), bb=(4,), c=(3, 3, 4, 1), d=(1, 1, 4, 3), e=(3, 10), eb=(10,))
        groups = {"conv2d": ("a", "ab"), "depthwise_conv2d": ("b", "bb"), "separable_conv2d": ("c", "d"), "dense": ("e", "eb")}
        path = keras_file(self.path / "m.keras", sequential(INPUT, *layers),
                          {group: [arrays[name] for name in names] for group, names in groups.items()})
        architecture, found = self.read(path)
        expected = [
            {"type": "conv2d", "filters": 2, "kernel": [3, 3], "stride": [1, 1], "padding": [1, 3, 2, 4], "bias": True,
             "dilation": [2, 2]}, {"type": "elu", "alpha": 1.0},
            {"type": "depthwise_conv2d", "multiplier": 2, "kernel": [3, 3], "stride": [1, 1], "padding": "same", "bias": True},
            {"type": "gelu"},
            {"type": "depthwise_conv2d", "multiplier": 1, "kernel": [3, 3], "stride": [2, 2], "padding": "valid", "bias": False},
            {"type": "conv2d", "filters": 3, "kernel": [1, 1], "stride": [1, 1], "padding": "valid", "bias": False},
            {"type": "swish"}, {"type": "average_pool2d", "pool": [3, 3], "stride": [1, 1], "padding": "same"},
            {"type": "max_pool2d", "pool": [3, 3], "stride": [2, 2], "padding": "same"}, {"type": "elu", "alpha": 0.5},
            {"type": "leaky_relu", "slope": 0.1}, {"type": "leaky_relu", "slope": 0.2}, {"type": "relu"},
            {"type": "max_pool2d", "pool": [7, 8], "stride": [1, 1]}, {"type": "dense", "units": 10}]
        self.assertEqual(architecture["layers"], expected)
        self.assertEqual(architecture["head"], "sigmoid")
        self.assertTrue(numpy.array_equal(found["4.kernel"], arrays["c"]))


if __name__ == "__main__":
    unittest.main()
