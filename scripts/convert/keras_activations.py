"""Activations of Keras, as fields of layers, as the layer Activation, and as layers of their own."""

from .common import Failure, need
from .keras_layer import Layer

PLAIN = {"relu": ("relu", {}), "tanh": ("tanh", {}), "sigmoid": ("sigmoid", {}), "elu": ("elu", {"alpha": 1.0}),
         "gelu": ("gelu", {}), "swish": ("swish", {}), "silu": ("swish", {}), "leaky_relu": ("leaky_relu", {"slope": 0.2})}
NOTHING = ("linear", None)
SOFTMAX = ("softmax", "softmax_v2", "log_softmax", "log_softmax_v2", "Softmax")
SELU_ALPHA, SELU_SCALE = 1.6732632423543772, 1.0507009873554805


def activate(reader, layer, given):
    """`given`: an activation's name, or an object that says one, or the class of the layer, whose options count then."""
    network, name = reader.network, name_of(given)
    if isinstance(given, dict) and isinstance(given.get("config"), dict):
        layer = Layer(layer.name, name, given["config"], [])  # a layer given as an activation, with options of its own
    if name in PLAIN:
        kind, fields = PLAIN[name]
        network.add(kind, **fields)
    elif name in SOFTMAX:
        end_with_softmax(reader, layer, name)
    elif name == "selu":
        network.add("elu", alpha=SELU_ALPHA)
        ones = need("numpy").ones(network.shape[2], "f4")
        network.multiply_add(SELU_SCALE * ones, 0 * ones)
    elif name == "ReLU":
        relu(network, layer)
    elif name == "LeakyReLU":
        network.add("leaky_relu", slope=layer.number("negative_slope", layer.number("alpha", 0.3)))
    elif name == "ELU":
        network.add("elu", alpha=layer.number("alpha", 1.0))
    elif name not in NOTHING:
        raise Failure(f"the activation {name} is not supported; known: {', '.join((*PLAIN, 'selu', 'softmax'))}")


def name_of(given):
    """Keras 3 stores functions that it does not know by name, and layers given as activations, as objects."""
    if not isinstance(given, dict):
        return given if given is None or isinstance(given, str) else str(given)
    if isinstance(given.get("config"), str):
        return given["config"]
    return str(given.get("class_name"))


def relu(network, layer):
    slope = layer.number("negative_slope", 0.0)
    if layer.get("max_value") is not None or layer.number("threshold", 0.0):
        raise Failure("ReLU with a largest value or a threshold is not supported")
    network.add("leaky_relu", slope=slope) if slope else network.add("relu")


def end_with_softmax(reader, layer, name):
    if reader.axes not in ("C", "P") and not reader.network.flat:
        raise Failure(f"softmax of data that are {reader.axes} is not supported; only of flat scores, at the end")
    axis = layer.get("axis", -1) if name == "Softmax" else -1
    if axis not in (-1, [-1], len(reader.axes)):
        raise Failure(f"softmax over axis {axis} is not supported")
    reader.network.head, reader.ended = "softmax", layer.name
