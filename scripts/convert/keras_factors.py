"""Keras' layers that multiply and add: Rescaling and Normalization."""

from .common import Failure, need
from .keras_layer import plain


def read_rescaling(reader, layer):
    multiply_add(reader, *(layer.get(key, default) for key, default in (("scale", 1), ("offset", 0))))


def read_normalization(reader, layer, arrays, _):
    numpy = need("numpy")
    if layer.get("axis", -1) not in (-1, [-1], [], len(reader.axes), [len(reader.axes)]):
        raise Failure(f"Normalization over axis {layer.get('axis')} is not supported; over the last one it is")
    if layer.get("mean") is not None:
        arrays = [numbers_of(layer.get(key)) for key in ("mean", "variance")]
    if len(arrays) < 2:
        raise Failure("has no mean and variance: it was never adapted")
    mean, deviation = arrays[0].astype("f8"), numpy.maximum(numpy.sqrt(arrays[1].astype("f8")), 1e-7)
    if layer.get("invert", False):
        multiply_add(reader, deviation, mean)
    else:
        multiply_add(reader, 1 / deviation, -mean / deviation)


def numbers_of(value):
    """An array of a number, or of lists of numbers."""
    try:
        return need("numpy").asarray(plain(value), "f8")
    except (TypeError, ValueError):
        raise Failure("its factors are no numbers") from None


def multiply_add(reader, scale, offset):
    """Both are numbers, or arrays that fit the data's last axes."""
    numpy, values = need("numpy"), []
    for value in map(numbers_of, (scale, offset)):
        try:
            values.append(numpy.broadcast_to(value, reader.sides()) if value.size > 1 else value.reshape(-1)[0])
        except ValueError:
            raise Failure(f"its {list(value.shape)} factors do not fit the data's {reader.sides()}") from None
    if reader.axes == "P" and any(value.ndim and (value != value[0]).any() for value in values):
        reader.flatten()  # a factor for each pixel
    place, channels = reader.axes.find("C"), reader.network.shape[2]
    for index, value in enumerate(values):
        rows = numpy.broadcast_to(value, reader.sides())
        rows = rows.reshape(-1, 1) if place < 0 else numpy.moveaxis(rows, place, -1).reshape(-1, channels)
        if (rows != rows[0]).any():
            raise Failure("only with one factor for each channel is it supported")
        values[index] = rows[0].copy()
    reader.network.multiply_add(*values)
