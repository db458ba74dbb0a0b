"""Keras' layers without weights: pooling, padding, and those that arrange the values otherwise."""

import math

from .common import Failure


def read_max_pooling(reader, layer):
    reader.need_image(layer)
    pool = layer.pair("pool_size", 2)
    if reader.pads and (reader.network.layers or [{"type": ""}])[-1]["type"] != "relu":
        raise Failure(f"max pooling after {reader.pads[1]} is supported only where a ReLU came before: it pads with zeros")
    reader.network.max_pool2d(pool, layer.pair("strides", pool), reader.take_pads(layer))


def read_average_pooling(reader, layer):
    reader.need_image(layer)
    pool, counted_in = layer.pair("pool_size", 2), bool(reader.pads)
    reader.network.average_pool2d(pool, layer.pair("strides", pool), reader.take_pads(layer), counted_in)


def read_global_pooling(reader, layer):
    reader.need_image(layer)
    if layer.kind == "GlobalMaxPooling2D":
        reader.network.max_pool2d(reader.network.shape[:2], 1)
    else:
        reader.network.global_average_pool()
    if not layer.flag("keepdims", False):
        reader.axes = "C"


def read_zero_padding(reader, layer):
    reader.need_image(layer)
    value = layer.get("padding", 1)
    value = [value, value] if isinstance(value, int) else value
    if not isinstance(value, list) or len(value) not in (2, 4):
        raise layer.wrong("padding", "pixels for height and width")
    pairs = [side if isinstance(side, list) else [side, side] for side in value]
    sides = value if len(value) == 4 else [side for pair in pairs for side in pair]
    if len(sides) != 4 or not all(isinstance(side, int) and 0 <= side <= 64 for side in sides):
        raise layer.wrong("padding", "pixels for height and width")
    top, bottom, left, right = sides
    reader.pads = [top, left, bottom, right], layer.name


def read_flatten(reader, layer):
    """With channels first said, Keras puts them last before it flattens; otherwise it leaves the order of the data."""
    if layer.get("data_format") == "channels_first" and len(reader.axes) > 1:
        reader.axes = reader.axes[1:] + reader.axes[0]
    if reader.axes in ("HW", "HWC", "CHW") and reader.network.shape[2] == 1 and not reader.network.flat:
        reader.axes = "P"  # which may become a picture again
    elif reader.axes != "P":
        reader.flatten()


def read_reshape(reader, layer):
    target = layer.get("target_shape")
    if not isinstance(target, list) or not all(isinstance(side, int) for side in target):
        raise layer.wrong("target_shape", "whole numbers")
    before = reader.sides()
    if target.count(-1) == 1:
        rest = -math.prod(target)
        target = [math.prod(before) // rest if side == -1 and rest else side for side in target]
    if len(target) == 1 and target[0] == math.prod(before):
        read_flatten(reader, layer)
    elif target != before:
        one = reader.network.shape[2] == 1 or reader.network.flat  # the order of the values stays as it was
        axes = next((axes for axes in ("HWC", "CHW", "HW") if one and target == reader.sides(axes)), None)
        if axes is None or reader.axes not in ("P", "C", "HW", "HWC", "CHW"):
            raise Failure(f"from {before} to {target} is not supported")
        reader.axes = axes


def read_permute(reader, layer):
    dims = layer.get("dims")
    if not isinstance(dims, list) or sorted(map(str, dims)) != [str(i + 1) for i in range(len(reader.axes))]:
        raise layer.wrong("dims", f"the axes of {reader.axes}")
    reader.axes = "".join(reader.axes[axis - 1] for axis in dims)


def read_resizing(reader, layer):
    reader.need_image(layer)
    if reader.network.shape[:2] != [layer.get("height"), layer.get("width")]:
        raise Failure(f"makes pictures of another size; save the model from this layer on, which then reads "
                      f"{layer.get('height')} x {layer.get('width')} itself")
