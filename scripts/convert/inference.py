"""What a converted network answers, computed by numpy alone: for the check by reading."""

from .common import need
from .layer_types import with_defaults
from .network import same_pads

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


def windows(data, size, stride):
    """All windows [N, rows, columns, channels, height, width]."""
    view = need("numpy").lib.stride_tricks.sliding_window_view(data, tuple(size), axis=(1, 2))
    return view[:, :: stride[0], :: stride[1]]


def conv2d(data, layer, weights):
    numpy = need("numpy")
    if layer["padding"] == "same":
        pads = [same_pads(*side) for side in zip(data.shape[1:3], layer["kernel"], layer["stride"])]
        data = numpy.pad(data, ((0, 0), *pads, (0, 0)))
    kernel = weights["kernel"].transpose(2, 0, 1, 3)  # [in, height, width, out], as the windows lie
    return numpy.tensordot(windows(data, layer["kernel"], layer["stride"]), kernel, 3) + weights.get("bias", 0)


def batch_norm2d(data, layer, weights):
    deviation = need("numpy").sqrt(weights["variance"] + layer["epsilon"])
    return (data - weights["mean"]) / deviation * weights["scale"] + weights["bias"]


def dense(data, layer, weights):
    return data.reshape(len(data), -1) @ weights["kernel"] + weights["bias"]


LAYERS = {
    "conv2d": conv2d,
    "batch_norm2d": batch_norm2d,
    "dense": dense,
    "relu": lambda data, *_: need("numpy").maximum(data, 0),
    "leaky_relu": lambda data, layer, _: need("numpy").maximum(data, data * layer["slope"]),
    "max_pool2d": lambda data, layer, _: windows(data, layer["pool"], layer["stride"]).max((-2, -1)),
    "global_average_pool": lambda data, *_: data.mean((1, 2)),
    "flatten": lambda data, *_: data.reshape(len(data), -1),
    "dropout": lambda data, *_: data,
}
