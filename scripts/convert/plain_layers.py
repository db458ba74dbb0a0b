"""Layers without weights: one class each, with its names in other programs and what its fields are called there."""

from .common import Failure


class PlainLayer:
    type = onnx = keras = ""  # its name here, of the operator, of the class
    of_images = False  # whether it must come before the data are flat
    flattens = False  # whether its output is a vector, which ONNX gives as an image of one pixel

    def from_onnx(self, attributes):
        """Our fields, of an operator's attributes."""
        return {}

    def to_onnx(self, layer):
        """An operator's attributes, of a layer of ours with all of its fields."""
        return {}

    def from_keras(self, config):
        """Our fields, of a Keras layer's options."""
        return {}

    def add(self, network, **fields):
        network.add(self.type, **fields)


class Relu(PlainLayer):
    type, onnx, keras = "relu", "Relu", "ReLU"

    def from_keras(self, config):
        if config["max_value"] is not None or config["negative_slope"] or config["threshold"]:
            raise Failure("ReLU with these options is not supported")
        return {}


class LeakyRelu(PlainLayer):
    type, onnx, keras = "leaky_relu", "LeakyRelu", "LeakyReLU"

    def from_onnx(self, attributes):
        return {"slope": attributes.get("alpha", 0.01)}

    def to_onnx(self, layer):
        return {"alpha": layer["slope"]}

    def from_keras(self, config):
        return {"slope": config["negative_slope"]}


class MaxPool2d(PlainLayer):
    type, onnx, keras = "max_pool2d", "MaxPool", "MaxPooling2D"
    of_images = True

    def from_onnx(self, attributes):
        if attributes.get("ceil_mode") or set(attributes.get("dilations", [1])) != {1}:
            raise Failure("ceil_mode and dilation are not supported")
        return {"pool": attributes["kernel_shape"], "stride": attributes.get("strides", [1, 1]),
                "pads": pads_of(attributes)}

    def to_onnx(self, layer):
        return {"kernel_shape": layer["pool"], "strides": layer["stride"]}

    def from_keras(self, config):
        return {"pool": config["pool_size"], "stride": config["strides"], "pads": config["padding"]}

    def add(self, network, **fields):
        network.max_pool2d(**fields)


class GlobalAveragePool(PlainLayer):
    type, onnx, keras = "global_average_pool", "GlobalAveragePool", "GlobalAveragePooling2D"
    of_images = flattens = True

    def from_keras(self, config):
        if config["keepdims"]:
            raise Failure("GlobalAveragePooling2D with keepdims is not supported")
        return {}

    def add(self, network, **fields):
        network.global_average_pool()


PLAIN_LAYERS = {layer.type: layer for layer in (Relu(), LeakyRelu(), MaxPool2d(), GlobalAveragePool())}
BY_ONNX = {layer.onnx: layer for layer in PLAIN_LAYERS.values()}
BY_KERAS = {layer.keras: layer for layer in PLAIN_LAYERS.values()}


def pads_of(attributes):
    """As `Network` takes them: top, left, bottom, right, or a name."""
    automatic = attributes.get("auto_pad", b"NOTSET").decode()
    if automatic == "SAME_LOWER":
        raise Failure("SAME_LOWER is not supported")
    return {"VALID": "valid", "SAME_UPPER": "same"}.get(automatic, attributes.get("pads", "valid"))
