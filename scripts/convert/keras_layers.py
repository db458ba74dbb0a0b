"""Reads the layers of a Keras model one after the other into a `Network`."""

import math

from .common import Failure
from .keras_activations import activate
from .keras_factors import read_normalization, read_rescaling
from .keras_shapes import (read_average_pooling, read_flatten, read_global_pooling, read_max_pooling, read_permute,
                           read_reshape, read_resizing, read_zero_padding)
from .keras_weighted import read_batch_norm, read_conv2d, read_dense, read_depthwise, read_separable
from .network import Network

INERT = {"InputLayer", "Identity", "Dropout", "SpatialDropout2D", "GaussianNoise", "GaussianDropout", "AlphaDropout",
         "ActivityRegularization", "RandomFlip", "RandomRotation", "RandomZoom", "RandomTranslation", "RandomContrast",
         "RandomBrightness", "RandomShear", "RandomPerspective", "RandomElasticTransform", "RandomErasing",
         "RandomInvert", "RandomSharpness", "RandomGaussianBlur", "AugMix", "RandAugment"}  # do nothing in inference
MENDS = {
    "Lambda": "runs code that the file holds as bytes, which nobody should run; put Rescaling, Reshape or what else it does "
              "in its place, and save again",
    "PReLU": "is not supported; LeakyReLU is", "ThresholdedReLU": "is not supported; ReLU is",
    "LayerNormalization": "is not supported; BatchNormalization is", "GroupNormalization": "is not supported; "
    "BatchNormalization is", "Conv2DTranspose": "is not supported; this reads classifiers of pictures",
    "TFOpLambda": "is an operation outside of layers; put a layer (Rescaling, Reshape) in its place, and save again",
}
WITH_WEIGHTS = {"Conv2D", "DepthwiseConv2D", "SeparableConv2D", "Dense", "BatchNormalization", "Normalization"}


class Reader:
    """`axes` is the order of the data's axes in Keras, without the batch: HWC, CHW, HW or another of these, C once flat,
    P for the pixels of one channel in a row."""

    def __init__(self, shape, first, options):
        self.axes, picture = input_axes(shape, first)
        self.network = Network(picture, options)
        self.ended = None  # the layer after which no other may come
        self.pads = None  # of a ZeroPadding2D that the next layer does, and its name

    def add(self, layer, arrays, backend):
        """The next layer with its arrays as the file has them."""
        if layer.kind in INERT:
            return
        if self.ended:
            raise Failure(f"comes after {self.ended}, which must be the end")
        reader = READERS.get(layer.kind)
        if reader is None:
            raise Failure(MENDS.get(layer.kind, "is not supported"))
        if self.pads and layer.kind not in ("Conv2D", "DepthwiseConv2D", "SeparableConv2D", "MaxPooling2D",
                                            "AveragePooling2D"):
            raise Failure(f"is not supported after {self.pads[1]}: only a convolution or pooling can follow")
        reader(self, layer, *([arrays, backend] if layer.kind in WITH_WEIGHTS else []))
        if layer.kind not in ("Activation", "Softmax") and "activation" in layer.config:
            activate(self, layer, layer.config["activation"])

    def sides(self, axes=None):
        network = dict(zip("HWC", self.network.shape)) | {"P": math.prod(self.network.shape)}
        return [network[axis] for axis in axes or self.axes]

    def flatten(self):
        """As a layer of ours, which needs it once values are no longer pixels."""
        if self.axes != "C":
            missing = "".join(axis for axis in "HWC" if axis not in self.axes)
            self.network.flatten("HWC" if self.axes == "P" else self.axes + missing)
            self.axes = "C"

    def need_image(self, layer):
        """A layer of pictures needs the axes that it says."""
        wanted = "CHW" if layer.get("data_format") == "channels_first" else "HWC"
        if self.axes != wanted:
            raise Failure(f"reads {wanted}, but the data are {self.axes or 'flat'} there")

    def take_pads(self, layer):
        """The padding of a layer, of itself or of a ZeroPadding2D before it."""
        own = layer.padding()
        if not self.pads:
            return own
        if own != "valid":
            raise Failure(f'padding "same" after {self.pads[1]} is not supported')
        pads, self.pads = self.pads[0], None
        return pads


def input_axes(shape, first):
    """The order of the input's axes, and its picture [height, width, channels]. `first`: whether channels come first."""
    if len(shape) == 1 and shape[0] and math.isqrt(shape[0]) ** 2 == shape[0]:
        return "P", (math.isqrt(shape[0]), math.isqrt(shape[0]), 1)
    if None in shape or len(shape) not in (2, 3):
        sides = ", ".join("any" if side is None else str(side) for side in shape)
        raise Failure(f"reads [{sides}]; pictures of a fixed size are supported, as [28, 28, 1], [28, 28] or [784]")
    if len(shape) == 2:
        return "HW", (*shape, 1)
    if first or (shape[0] == 1 and shape[2] != 1):
        return "CHW", (*shape[1:], shape[0])
    return "HWC", tuple(shape)


def read_activation(reader, layer):
    activate(reader, layer, layer.get("activation"))


def read_activation_layer(reader, layer):
    activate(reader, layer, layer.kind)


READERS = {
    "Conv2D": read_conv2d, "DepthwiseConv2D": read_depthwise, "SeparableConv2D": read_separable, "Dense": read_dense,
    "BatchNormalization": read_batch_norm, "Rescaling": read_rescaling, "Normalization": read_normalization,
    "MaxPooling2D": read_max_pooling, "AveragePooling2D": read_average_pooling,
    "GlobalAveragePooling2D": read_global_pooling, "GlobalMaxPooling2D": read_global_pooling,
    "ZeroPadding2D": read_zero_padding, "Flatten": read_flatten, "Reshape": read_reshape, "Permute": read_permute,
    "Resizing": read_resizing, "CenterCrop": read_resizing, "RandomCrop": read_resizing, "Activation": read_activation,
    **dict.fromkeys(("ReLU", "LeakyReLU", "ELU", "Softmax"), read_activation_layer),
}
