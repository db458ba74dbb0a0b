"""What a converted network answers, computed by numpy alone: for the check by reading."""

import math

from .common import need
from .layer_types import with_defaults
from .network import reach, sides_of

AT_ONCE = 16  # pictures, which bounds the memory for their windows


def scores(architecture, arrays, pictures):
    """The outputs [N, classes] before softmax or sigmoid, of pictures [N, height, width, channels]."""
    if len(pictures) > AT_ONCE:
        parts = [pictures[first : first + AT_ONCE] for first in range(0, len(pictures), AT_ONCE)]
        return need("numpy").concatenate([scores(architecture, arrays, part) for part in parts])
    data = pictures
    for place, layer in enumerate(architecture["layers"]):
        weights = {name.partition(".")[2]: array.astype("f4") for name, array in arrays.items()
                   if name.partition(".")[0] == str(place)}
        data = LAYERS[layer["type"]](data, with_defaults(layer), weights)
    return data


def windows(data, size, layer, fill=0):
    """All windows [N, rows, columns, channels, height, width] of padded data."""
    numpy = need("numpy")
    data = data.reshape(len(data), 1, 1, -1) if data.ndim == 2 else data  # of flat data each value is a channel
    dilation = layer.get("dilation", (1, 1))
    spans = reach(size, dilation)
    pads = sides_of(layer.get("padding", "valid"), data.shape[1:3], spans, layer["stride"])
    data = numpy.pad(data, ((0, 0), *pads, (0, 0)), constant_values=fill)
    view = numpy.lib.stride_tricks.sliding_window_view(data, tuple(spans), axis=(1, 2))
    return view[:, :: layer["stride"][0], :: layer["stride"][1], :, :: dilation[0], :: dilation[1]]


def conv2d(data, layer, weights):
    kernel = weights["kernel"].transpose(2, 0, 1, 3)  # [in, height, width, out], as the windows lie
    return need("numpy").tensordot(windows(data, layer["kernel"], layer), kernel, 3) + weights.get("bias", 0)


def depthwise_conv2d(data, layer, weights):
    found = need("numpy").einsum("nyxchw,hwcm->nyxcm", windows(data, layer["kernel"], layer), weights["kernel"])
    return found.reshape(*found.shape[:3], -1) + weights.get("bias", 0)


def average_pool2d(data, layer, _):
    numpy = need("numpy")
    total = windows(data, layer["pool"], layer).sum((-2, -1))
    ones = numpy.ones((1, *data.shape[1:3], 1), "f4")
    counted = math.prod(layer["pool"]) if layer["count_padding"] else windows(ones, layer["pool"], layer).sum((-2, -1))
    return total / counted


def batch_norm(data, layer, weights):
    deviation = need("numpy").sqrt(weights["variance"] + layer["epsilon"])
    return (data - weights["mean"]) / deviation * weights["scale"] + weights["bias"]


def dense(data, layer, weights):
    return data.reshape(len(data), -1) @ weights["kernel"] + weights["bias"]


def sigmoid(data, *_):
    return 0.5 * need("numpy").tanh(0.5 * data) + 0.5


def elu(data, layer, _):
    numpy = need("numpy")
    return numpy.where(data > 0, data, layer["alpha"] * numpy.expm1(numpy.minimum(data, 0)))


def gelu(data, layer, _):
    numpy = need("numpy")
    if layer["approximate"]:
        return data * (0.5 + 0.5 * numpy.tanh(math.sqrt(2 / math.pi) * (data + 0.044715 * data**3)))
    return data * (0.5 + 0.5 * erf(data / math.sqrt(2)))


def erf(x):
    """The error function to 2e-7, which numpy lacks: Abramowitz and Stegun, 7.1.26."""
    numpy = need("numpy")
    t = 1 / (1 + 0.3275911 * abs(x))
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return numpy.sign(x) * (1 - series * numpy.exp(-(x**2)))


LAYERS = {
    "conv2d": conv2d,
    "depthwise_conv2d": depthwise_conv2d,
    "batch_norm2d": batch_norm,
    "batch_norm1d": batch_norm,
    "dense": dense,
    "relu": lambda data, *_: need("numpy").maximum(data, 0),
    "leaky_relu": lambda data, layer, _: need("numpy").maximum(data, data * layer["slope"]),
    "elu": elu,
    "tanh": lambda data, *_: need("numpy").tanh(data),
    "sigmoid": sigmoid,
    "gelu": gelu,
    "swish": lambda data, *_: data * sigmoid(data),
    "max_pool2d": lambda data, layer, _: windows(data, layer["pool"], layer, -need("numpy").inf).max((-2, -1)),
    "average_pool2d": average_pool2d,
    "global_average_pool": lambda data, *_: data.mean(tuple(range(1, data.ndim - 1))),
    "flatten": lambda data, *_: data.reshape(len(data), -1),
    "dropout": lambda data, *_: data,
}
