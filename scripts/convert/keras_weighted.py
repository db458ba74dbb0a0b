"""Keras' layers with weights. Each reader takes the `Reader`, the layer, its arrays and the backend that made them."""

from .common import Failure, need


def counted(arrays, *ranks):
    """Refuses another number of weights, or others than of these dimensions."""
    if [array.ndim for array in arrays] != list(ranks):
        found = ", ".join(str(list(array.shape)) for array in arrays) or "none"
        raise Failure(f"needs {len(ranks)} weights, of {' and '.join(map(str, ranks))} dimensions; the file has {found}")
    return arrays


def kernel_of(layer, array, backend):
    """[height, width, in, out], checked with the size that the layer says."""
    if layer.old and layer.get("data_format") == "channels_first":
        array = array.transpose(2, 3, 1, 0)
    if backend == "theano":
        array = array[::-1, ::-1]
    if "kernel_size" in layer.config and list(array.shape[:2]) != layer.pair("kernel_size"):
        raise Failure(f"its kernel is {list(array.shape)}, but it says {layer.pair('kernel_size')}")
    return array


def read_conv2d(reader, layer, arrays, backend):
    biased = layer.flag("use_bias", True)
    kernel, *bias = counted(arrays, 4, *[1] * biased)
    kernel, groups = kernel_of(layer, kernel, backend), layer.get("groups", 1)
    if kernel.shape[3] != layer.get("filters"):
        raise Failure(f"its kernel makes {kernel.shape[3]} channels, but it says {layer.get('filters')}")
    bias = bias[0] if biased else None
    if reader.axes == "C" and kernel.shape[:2] == (1, 1) and groups == 1:  # of a picture of one pixel
        reader.network.dense(kernel[0, 0], 0 * kernel[0, 0, 0] if bias is None else bias)
        return
    reader.need_image(layer)
    options = layer.pair("strides", 1), reader.take_pads(layer), layer.pair("dilation_rate", 1)
    if groups == 1:
        reader.network.conv2d(kernel, bias, *options)
    elif groups == reader.network.shape[2] and kernel.shape[2] == 1 and kernel.shape[3] % groups == 0:
        reader.network.depthwise_conv2d(kernel.reshape(*kernel.shape[:2], groups, -1), bias, *options)
    else:
        raise Failure("groups are not supported but for one of each channel")


def read_depthwise(reader, layer, arrays, backend):
    biased = layer.flag("use_bias", True)
    kernel, *bias = counted(arrays, 4, *[1] * biased)
    reader.need_image(layer)
    reader.network.depthwise_conv2d(kernel_of(layer, kernel, backend), bias[0] if biased else None, layer.pair("strides", 1),
                                    reader.take_pads(layer), layer.pair("dilation_rate", 1))


def read_separable(reader, layer, arrays, backend):
    """A depthwise convolution, then one of 1 x 1 pixels that has the bias."""
    biased = layer.flag("use_bias", True)
    depthwise, pointwise, *bias = counted(arrays, 4, 4, *[1] * biased)
    if layer.old and layer.get("data_format") == "channels_first":
        raise Failure("SeparableConvolution2D of Keras 1 with channels first is not supported; save it by Keras 2")
    reader.need_image(layer)
    reader.network.depthwise_conv2d(kernel_of(layer, depthwise, backend), None, layer.pair("strides", 1),
                                    reader.take_pads(layer), layer.pair("dilation_rate", 1))
    reader.network.conv2d(pointwise, bias[0] if biased else None)


def read_dense(reader, layer, arrays, _):
    biased = layer.flag("use_bias", True)
    kernel, *bias = counted(arrays, 2, *[1] * biased)
    if reader.axes == "HWC" and not reader.network.flat:  # Keras applies it to the last axis: to each pixel
        reader.network.conv2d(kernel[None, None], bias[0] if biased else None)
        return
    if reader.axes not in ("C", "P") and not reader.network.flat:
        raise Failure(f"a Dense layer of data that are {reader.axes} is not supported; put Flatten before it")
    reader.flatten()
    reader.network.dense(kernel, bias[0] if biased else 0 * kernel[0])


def read_batch_norm(reader, layer, arrays, _):
    numpy = need("numpy")
    if layer.get("mode", 0) != 0:
        raise Failure(f"BatchNormalization of mode {layer.get('mode')} is not supported")
    if reader.axes == "P":
        reader.flatten()
    axis = layer.get("axis", -1)
    axis = axis[0] if isinstance(axis, list) and len(axis) == 1 else axis
    places = {reader.axes.find("C") + 1, reader.axes.find("C") - len(reader.axes)}
    if axis not in places or "C" not in reader.axes:
        raise Failure(f"BatchNormalization over axis {axis} is not supported where the data are {reader.axes}")
    scaled, centred = layer.flag("scale", True), layer.flag("center", True)
    arrays = iter(counted(arrays, *[1] * (2 + scaled + centred)))
    ones = numpy.ones(reader.network.shape[2], "f4")
    scale, bias = next(arrays) if scaled else ones, next(arrays) if centred else 0 * ones
    epsilon = layer.number("epsilon", 0.001)
    reader.network.batch_norm2d(scale, bias, *arrays, epsilon)
