"""Files of Keras 1, 2 and 3 are read without Keras. The files are made by keras_files.py."""

import json
import unittest

from convert_support import Folder, missing, random_arrays
from convert_pixels_test import linear
from keras_files import functional, h5_file, keras_file, layer, sequential

from convert.common import Failure, Options
from convert.from_keras import from_keras

INPUT = layer("InputLayer", batch_shape=[None, 28, 28, 1])
FLATTEN, DENSE = layer("Flatten"), layer("Dense", units=10, activation="softmax")


@missing("numpy", "h5py")
class Keras(Folder):
    def read(self, path, **options):
        return from_keras(path, Options(**options))

    def refused(self, part, *layers, weights=None, **options):
        """`layers` after the input, with Dense weights that fit no picture, or with these."""
        path = keras_file(self.path / "odd.keras", sequential(INPUT, *layers), weights or {})
        with self.assertRaisesRegex(Failure, part):
            self.read(path, **options)

    def same(self, found, layers, arrays):
        """Architecture and arrays are these."""
        architecture, weights = found
        self.assertEqual([entry["type"] for entry in architecture["layers"]], layers)
        self.assertEqual(sorted(weights), sorted(arrays))
        for name, values in arrays.items():
            self.assertEqual(weights[name].shape, values.shape, name)
            self.assertTrue((weights[name] == values).all(), name)

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

    def classifier(self):
        layers = [layer("InputLayer", name="in", batch_input_shape=[None, 28, 28, 1]),
                  layer("Conv2D", name="c", filters=2, kernel_size=[3, 3], strides=[1, 1], padding="valid",
                        data_format="channels_last", dilation_rate=[1, 1], groups=1, activation="linear", use_bias=False),
                  layer("BatchNormalization", name="n", axis=[3], epsilon=0.001, center=True, scale=False),
                  layer("Activation", name="a", activation="relu"), layer("Flatten", name="f", data_format="channels_last"),
                  layer("Dense", name="d", units=10, activation="softmax", use_bias=True)]
        arrays = random_arrays(kernel=(3, 3, 1, 2), beta=(2,), mean=(2,), variance=(2,), dense=(26 * 26 * 2, 10), bias=(10,))
        keras_2 = {"in": {}, "c": {"c/kernel:0": arrays["kernel"]}, "n": {
            "n/beta:0": arrays["beta"], "n/moving_mean:0": arrays["mean"], "n/moving_variance:0": arrays["variance"]},
            "a": {}, "f": {}, "d": {"d/kernel:0": arrays["dense"], "d/bias:0": arrays["bias"]}}
        expected = {"0.kernel": arrays["kernel"], "1.scale": arrays["beta"] * 0 + 1, "1.bias": arrays["beta"],
                    "1.mean": arrays["mean"], "1.variance": arrays["variance"], "4.kernel": arrays["dense"],
                    "4.bias": arrays["bias"]}
        return layers, keras_2, (["conv2d", "batch_norm2d", "relu", "flatten", "dense"], expected)

    def keras_3(self, keras_2, names):
        return {names[name]: list(arrays.values()) for name, arrays in keras_2.items() if name in names}

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

    def test_what_is_not_supported_is_named(self):
        dense = {"dense": list(random_arrays(k=(784, 10), b=(10,)).values())}
        self.refused("layer lambda, Lambda: runs code .*put Rescaling", layer("Lambda"), FLATTEN, DENSE, weights=dense)
        self.refused("layer upsampling2d, UpSampling2D: is not supported", layer("UpSampling2D"))
        self.refused("layer softmax, Softmax: comes after dense, which must be the end", FLATTEN, DENSE, layer("Softmax"),
                     weights=dense)
        self.refused("layer dense, Dense: reads 784 values, but gets 196", layer("MaxPooling2D"), FLATTEN, DENSE, weights=dense)
        self.refused("the file has weights for dense, which is no layer", FLATTEN, weights=dense)
        self.refused("layer dense, Dense: needs 2 weights, of 2 and 1 dimensions; the file has none", FLATTEN, DENSE)
        self.refused("layer relu, ReLU: ReLU with a largest value", layer("ReLU", max_value=6.0))
        self.refused("the activation relu6 is not supported; known: relu", layer("Activation", activation="relu6"))
        self.refused("Dense layer of data that are HW", layer("Reshape", target_shape=[28, 28]), DENSE, weights=dense)
        self.refused("reads HWC, but the data are CHW", layer("AveragePooling2D"),
                     layer("MaxPooling2D", data_format="channels_first", pool_size=2))
        self.refused("over axis 1 is not supported where the data are HWC", layer("BatchNormalization", axis=[1]))
        self.refused("makes pictures of another size", layer("Resizing", height=32, width=32))
        self.refused("strides is banana, expected two whole numbers", layer("MaxPooling2D", strides="banana"))

    def test_graphs_that_are_no_chain_are_named(self):
        layers, weights, _ = self.classifier()
        description = functional(*layers)
        entries = description["config"]["layers"]

        def refused(part, **changed):
            path = h5_file(self.path / "m.h5", {**description, **changed}, weights)
            with self.assertRaisesRegex(Failure, part):
                self.read(path)

        entries[3]["inbound_nodes"] = [[["n", 0, 0, {}], ["c", 0, 0, {}]]]
        refused("layer a, Activation: the network branches here")
        entries[3]["inbound_nodes"] = [[["d", 0, 0, {}]]]
        refused("do not lead from in to the output in one chain")
        entries[3]["inbound_nodes"] = [[["in", 0, 0, {}]]]
        refused("layer c is beside the chain")
        description["config"]["output_layers"] = [["d", 0, 0], ["a", 0, 0]]
        refused("has 2 outputs")
        refused("describes a Mine of its own making", class_name="Mine")
        refused("describes no layers", config={"layers": 3})

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
