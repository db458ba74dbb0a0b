"""Models come from PyTorch and Keras with the same answers. Skipped if these are not installed."""

import subprocess
import sys
import unittest

from convert_support import SCRIPT, Folder, missing, random_arrays

from convert.common import Failure, Options
from convert.from_keras import from_keras
from convert.from_pytorch import from_pytorch


@missing("numpy", "torch")
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
            options = Options(architecture=str(self.path / "net.json"))
            model = self.stored(*from_pytorch(self.path / "net.pt", options))
            picture = torch.rand(2, 1, 8, 8)
            expected = torch.softmax(self.model(picture), 1).detach().numpy()
            actual = self.answers(model, picture.numpy().reshape(2, 8, 8, 1))
            self.assertLess(abs(actual - expected).max(), 1e-6)

    def test_every_kind_of_layer(self):
        import torch
        from torch import nn
        pairs = [
            (nn.Conv2d(1, 4, 3, 2, 2), '{"type": "conv2d", "filters": 4, "stride": [2, 2], "padding": [2, 2, 2, 2]}'),
            (nn.ELU(0.5), '{"type": "elu", "alpha": 0.5}'),
            (nn.MaxPool2d(3, 2, 1), '{"type": "max_pool2d", "pool": [3, 3], "stride": [2, 2], "padding": [1, 1, 1, 1]}'),
            (nn.GELU(), '{"type": "gelu"}'),
            (nn.AvgPool2d(2, 1, 1), '{"type": "average_pool2d", "stride": [1, 1], "padding": [1, 1, 1, 1], "count_padding": true}'),
            (nn.GELU("tanh"), '{"type": "gelu", "approximate": true}'),
            (nn.AvgPool2d(3, 1, 1, count_include_pad=False),
             '{"type": "average_pool2d", "pool": [3, 3], "stride": [1, 1], "padding": "same"}'),
            (nn.SiLU(), '{"type": "swish"}'), (nn.Tanh(), '{"type": "tanh"}'), (nn.LeakyReLU(), '{"type": "leaky_relu", "slope": 0.01}'),
            (nn.Conv2d(4, 8, (3, 2), padding=1, groups=4, dilation=(1, 2)), '{"type": "depthwise_conv2d", "multiplier": 2, '
             '"kernel": [3, 2], "padding": [1, 1, 1, 1], "dilation": [1, 2]}'),
            (nn.Flatten(), '{"type": "flatten"}'), (nn.LazyLinear(6, bias=False), '{"type": "dense", "units": 6}'),
            (nn.BatchNorm1d(6), '{"type": "batch_norm1d"}'),
            (nn.Sigmoid(), '{"type": "sigmoid"}'), (nn.Linear(6, 4), '{"type": "dense", "units": 4}')]
        model = nn.Sequential(*[layer for layer, _ in pairs])
        model(torch.rand(20, 1, 9, 9))
        model.eval()
        (self.path / "net.json").write_text('{"input": [9, 9, 1], "layers": [%s]}' % ", ".join(text for _, text in pairs))
        saved = {f"module.{name}": values for name, values in model.state_dict().items()}
        torch.save({"epoch": 3, "model_state_dict": saved}, self.path / "net.pt")
        found = self.stored(*from_pytorch(self.path / "net.pt", Options(architecture=str(self.path / "net.json"))))
        picture = torch.rand(2, 1, 9, 9)
        expected = torch.softmax(model(picture), 1).detach().numpy()
        self.assertLess(abs(self.answers(found, picture.numpy().reshape(2, 9, 9, 1)) - expected).max(), 1e-6)

    def test_layers_are_paired_by_shape_and_name_not_by_the_order_in_the_file(self):
        import torch
        from torch import nn
        names = ("bn", "out", "conv2", "conv1", "conv0")  # as made; used from right to left, but bn after conv1

        def saved(**renamed):
            layers = {"bn": nn.BatchNorm2d(2), "out": nn.Linear(128, 10), "conv2": nn.Conv2d(2, 2, 3, padding=1),
                      "conv1": nn.Conv2d(2, 2, 3, padding=1), "conv0": nn.Conv2d(1, 2, 3, padding=1)}
            module = nn.Module()
            for name in names:
                module.add_module(renamed.get(name, name), layers[name])
            torch.save(module.state_dict(), self.path / "net.pt")
            return layers

        conv = '{"type": "conv2d", "filters": 2, "padding": "same"}'
        (self.path / "net.json").write_text('{"input": [8, 8, 1], "layers": [%s, %s, {"type": "batch_norm2d"}, %s, '
                                            '{"type": "flatten"}, {"type": "dense", "units": 10}]}' % (conv, conv, conv))
        told = []
        options = Options(architecture=str(self.path / "net.json"), tell=told.append)
        layers = saved()
        picture = torch.rand(2, 1, 8, 8)
        for name in ("conv0", "conv1", "bn", "conv2"):
            layers[name].eval()
        expected = layers["conv2"](layers["bn"](layers["conv1"](layers["conv0"](picture)))).flatten(1)
        expected = torch.softmax(layers["out"](expected), 1).detach().numpy()
        actual = self.answers(self.stored(*from_pytorch(self.path / "net.pt", options)),
                              picture.numpy().reshape(2, 8, 8, 1))
        self.assertLess(abs(actual - expected).max(), 1e-6)
        self.assertEqual(told[1], "layers[1] conv2d: conv1, weight [2, 2, 3, 3], bias [2]")

        saved(conv2="last", conv1="middle")
        with self.assertRaisesRegex(Failure, r"layers.1. of .*do not tell the order: last, middle; say it .* by --order"):
            from_pytorch(self.path / "net.pt", options)
        options.order = ("conv0", "middle", "bn", "last", "out")
        from_pytorch(self.path / "net.pt", options)
        self.assertEqual([line.split(", ")[0] for line in told[-5:]],
                         ["layers[0] conv2d: conv0", "layers[1] conv2d: middle", "layers[2] batch_norm2d: bn",
                          "layers[3] conv2d: last", "layers[5] dense: out"])
        options.order = ("conv0", "middle")
        with self.assertRaisesRegex(Failure, "--order: name each of these once"):
            from_pytorch(self.path / "net.pt", options)

    def test_names_in_the_file_are_printed_without_control_characters(self):
        import torch
        named = {"\x1b[31mred.weight": torch.ones(10, 784), "\x1b[31mred.bias": torch.ones(10)}
        torch.save(named, self.path / "net.pt")
        (self.path / "net.json").write_text('{"input": [28, 28, 1], "layers": [{"type": "flatten"}, '
                                            '{"type": "dense", "units": 10}]}')
        outcome = subprocess.run([sys.executable, SCRIPT, self.path / "net.pt", "--architecture", self.path / "net.json",
                                  "--output", self.path / "net.safetensors"], capture_output=True, text=True)
        self.assertIn("layers[1] dense: ?[31mred, weight [10, 784], bias [10]", outcome.stdout)
        self.assertIn("warning: reads only 8 of 80 plain digits", outcome.stderr)

    def test_weights_of_another_network_are_named(self):
        import torch
        torch.save(self.model.state_dict(), self.path / "net.pt")
        refused = lambda *more: self.complaint(self.path / "net.pt", "--output", "x.safetensors", *more)  # noqa: E731
        self.assertIn("tell its layers by --architecture", refused())
        self.assertIn("layers[0] of seed, conv2d: needs weights of [30, 1, 3, 3] in PyTorch's order, and none are left: 0 has "
                      "[3, 1, 3, 3]", refused("--architecture", "seed"))
        self.assertIn("nothing.json: is neither a built-in", refused("--architecture", "nothing.json"))
        torch.save(self.model, self.path / "net.pt")
        self.assertIn("holds more than weights: torch.nn.modules.container.Sequential", refused("--architecture", "seed"))
        torch.jit.script(self.model).save(self.path / "net.pt")
        self.assertIn("is a TorchScript archive", refused("--architecture", "seed"))
        torch.save([1, 2], self.path / "net.pt")
        self.assertIn("is a list and no state dict", refused("--architecture", "seed"))


@missing("numpy", "keras", "h5py")
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
        actual = self.answers(self.converted(self.path / "model.keras"), picture)
        self.assertLess(abs(actual - model.predict(picture, verbose=0)).max(), 1e-6)

    def test_layers_of_the_pixels_are_taken(self):
        import keras
        import numpy
        layers = keras.layers
        for shape in ((28, 28), (28, 28, 1), (784,)):
            model = keras.Sequential([keras.Input(shape), layers.Rescaling(1 / 255),
                                      layers.Normalization(axis=None, mean=0.1, variance=0.25), layers.Flatten(),
                                      layers.Rescaling(2.0, offset=-0.5), layers.Dense(10, activation="softmax")])
            model.save(self.path / "model.keras")
            picture = numpy.random.default_rng(1).random((2, 28, 28, 1)).astype("f4")
            made = self.converted(self.path / "model.keras", "--pixels", "bytes")
            expected = model.predict(255 * picture.reshape(2, *shape), verbose=0)
            self.assertLess(abs(self.answers(made, picture) - expected).max(), 1e-5)

    def test_every_kind_of_layer_and_file(self):
        """Each model as a .keras file, an .h5 file and weights with their description."""
        import keras
        import numpy
        layers, chance = keras.layers, numpy.random.default_rng(1)
        pictures = chance.random((4, 28, 28, 1)).astype("f4")
        normalise = layers.Normalization()
        normalise.adapt(pictures)
        functional = [keras.Input((28, 28, 1))]
        for layer in (
                layers.RandomRotation(0.1), layers.ZeroPadding2D(2), layers.Conv2D(3, 5, use_bias=False),
                layers.BatchNormalization(scale=False), layers.ReLU(), layers.ZeroPadding2D(((1, 0), (0, 1))),
                layers.MaxPooling2D(3), keras.Sequential([layers.Conv2D(4, 3, activation="selu"), layers.BatchNormalization(),
                                                          layers.Conv2D(4, 2), layers.BatchNormalization()]),
                layers.GlobalMaxPooling2D(), layers.Dense(10), layers.Softmax()):
            functional.append(layer(functional[-1]))
        dilated = [layers.Conv2D(3, 3, dilation_rate=2), layers.DepthwiseConv2D(3, depth_multiplier=2, activation="gelu"),
                   layers.SeparableConv2D(6, 3, 2, "same", activation="silu")]
        models = [
            keras.Sequential([keras.Input((784,)), layers.Dense(20, activation="tanh"), layers.BatchNormalization(),
                              layers.Dense(10, activation="softmax")]),
            keras.Sequential([keras.Input((28, 28)), layers.Reshape((28, 28, 1)), layers.Conv2D(4, 3, activation="elu"),
                              layers.AveragePooling2D(3, 2, "same"), *dilated,
                              layers.LeakyReLU(), layers.MaxPooling2D(2, 2, "same"), layers.Flatten(),
                              layers.Dense(12, activation=layers.LeakyReLU(negative_slope=0.05)),
                              layers.Dense(10, activation="sigmoid")]),
            keras.Sequential([keras.Input((28, 28, 1)), normalise, layers.Rescaling(2.0, -0.5), layers.Conv2D(4, 3),
                              layers.GlobalAveragePooling2D(), layers.Reshape((1, 1, 4)), layers.Conv2D(10, 1),
                              layers.Flatten(), layers.Activation("softmax")]),
            keras.Model(functional[0], functional[-1])]
        for place, model in enumerate(models):
            for weight in model.weights:
                if "seed" not in weight.path and not weight.path.startswith("normalization"):
                    weight.assign(chance.uniform(0.5, 1.5, weight.shape) if "variance" in weight.path
                                  else chance.normal(0, 0.3, weight.shape))
            expected = model.predict(pictures.reshape(4, *model.input_shape[1:]), verbose=0)
            (self.path / "model.json").write_text(model.to_json())
            model.save_weights(self.path / "m.weights.h5")
            for name in ("m.keras", "m.h5"):
                model.save(self.path / name)
            for name in ("m.keras", "m.h5", "m.weights.h5"):
                with self.subTest(name, place=place):
                    config = str(self.path / "model.json") if name == "m.weights.h5" else None
                    found = self.stored(*from_keras(self.path / name, Options(config=config)))
                    self.assertLess(abs(self.answers(found, pictures) - expected).max(), 1e-5)

    def test_a_layer_that_is_not_supported_is_named(self):
        import keras
        keras.Sequential([keras.Input((28, 28, 1)), keras.layers.UpSampling2D(name="larger")]).save(self.path / "m.keras")
        self.assertIn("layer larger, UpSampling2D: is not supported", self.complaint(self.path / "m.keras", "--output", "x.safetensors"))


if __name__ == "__main__":
    unittest.main()
