"""One layer of a Keras description, with the names of Keras 2 and 3 whatever its version, and its options checked."""

import math

from .common import Failure

CLASSES = {"Convolution2D": "Conv2D", "AtrousConvolution2D": "Conv2D", "SeparableConvolution2D": "SeparableConv2D",
           "MaxPool2D": "MaxPooling2D", "AvgPool2D": "AveragePooling2D", "GlobalAvgPool2D": "GlobalAveragePooling2D",
           "GlobalMaxPool2D": "GlobalMaxPooling2D", "BatchNormalizationV1": "BatchNormalization",
           "BatchNormalizationV2": "BatchNormalization"}
FIELDS = {"output_dim": "units", "nb_filter": "filters", "border_mode": "padding", "subsample": "strides",
          "dim_ordering": "data_format", "bias": "use_bias", "atrous_rate": "dilation_rate"}  # of Keras 1
VALUES = {"th": "channels_first", "tf": "channels_last"}


class Layer:
    """`inbound`: for each use of the layer in a functional model, the names of the layers that it takes."""

    def __init__(self, name, kind, config, inbound):
        self.name, self.inbound, self.inner = name, inbound, None
        self.kind = CLASSES.get(kind, kind)
        self.old = "nb_filter" in config or "dim_ordering" in config  # of Keras 1, whose kernels may lie otherwise
        self.config = dict(config)
        for old, new in FIELDS.items():
            if old in config and new not in config:
                self.config[new] = config[old]
        if {"nb_row", "nb_col"} <= set(config):
            self.config["kernel_size"] = [config["nb_row"], config["nb_col"]]
        if self.config.get("data_format") in ("th", "tf"):
            self.config["data_format"] = VALUES[self.config["data_format"]]

    @classmethod
    def of(cls, entry):
        """Of an entry in a model's list of layers."""
        if not isinstance(entry, dict) or not isinstance(entry.get("class_name"), str):
            raise Failure("describes a layer without a class_name")
        config = entry.get("config")
        first = config[0].get("config") if isinstance(config, list) and config and isinstance(config[0], dict) else config
        config = config if isinstance(config, dict) else {}
        first = first if isinstance(first, dict) else {}
        name = entry.get("name") or config.get("name") or first.get("name") or entry["class_name"].lower()
        return cls(str(name), entry["class_name"], config, inbound_of(entry.get("inbound_nodes")))

    def get(self, key, default=None):
        value = self.config.get(key)
        return default if value is None else value

    def wrong(self, key, expected):
        return Failure(f"its {key} is {str(self.config.get(key))[:60]}, expected {expected}")

    def flag(self, key, default):
        value = self.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false")
        return value

    def number(self, key, default):
        """A finite number."""
        value = plain(self.get(key, default))
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
            raise self.wrong(key, "a number")
        return float(value)

    def pair(self, key, default=None):
        """Height and width, of a list of these or a number for both."""
        value = self.get(key, default)
        value = [value, value] if isinstance(value, int) else value
        if not isinstance(value, (list, tuple)) or len(value) != 2 or not all(type(one) is int and one > 0 for one in value):
            raise self.wrong(key, "two whole numbers")
        return list(value)

    def padding(self):
        value = str(self.get("padding", "valid")).lower()
        if value not in ("valid", "same"):
            raise self.wrong("padding", '"valid" or "same"')
        return value


def plain(value):
    """What numpy made is stored as an object with its value."""
    for key in ("config", "value"):
        value = value.get(key, value) if isinstance(value, dict) else value
    return value


def inbound_of(nodes):
    """Names of the layers before, for each use: Keras 1 and 2 list names, Keras 3 the arguments of the call."""
    if not isinstance(nodes, list):
        return []
    if nodes and isinstance(nodes[0], list) and nodes[0] and isinstance(nodes[0][0], str):
        nodes = [nodes]  # as some versions write a single use
    return [[tensor[0] for tensor in node if isinstance(tensor, list) and tensor] if isinstance(node, list)
            else histories(node, 0) for node in nodes]


def histories(value, depth):
    """Names of the layers whose outputs are among the arguments of a call."""
    if depth > 8:
        raise Failure("the arguments of a layer lie within each other too deep")
    if isinstance(value, dict):
        history = value["config"].get("keras_history") if isinstance(value.get("config"), dict) else None
        if isinstance(history, list) and history:
            return [str(history[0])]
        value = list(value.values())
    return [name for inner in value for name in histories(inner, depth + 1)] if isinstance(value, list) else []
