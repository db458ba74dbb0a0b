"""Sequential models of Keras."""

from .architecture import HEADS
from .common import Failure, first_line, need
from .network import Network
from .plain_layers import BY_KERAS


def from_keras(path, options):
    """Reads a .keras or .h5 file; returns architecture and arrays."""
    keras = need("keras")
    try:
        model = keras.saving.load_model(path, compile=False)
    except Exception as error:  # Keras passes on the exceptions of its readers
        raise Failure(f"Keras cannot read it: {first_line(error)}") from None
    if not isinstance(model, keras.Sequential):
        raise Failure("only Sequential models are supported")
    shape = model.input_shape[1:]
    picture = (28, 28, 1) if tuple(shape) == (784,) else (*shape, 1) if len(shape) == 2 else shape
    network = Network(picture, options)
    if len(shape) == 1:
        network.flatten()
    for layer in model.layers:
        try:
            add_layer(network, layer, layer is model.layers[-1])
        except Failure as error:
            raise Failure(f"layer {layer.name}: {error}") from None
    return network.result()


def add_layer(network, layer, last):
    kind, config, weights = type(layer).__name__, layer.get_config(), layer.get_weights()
    if config.get("data_format", "channels_last") != "channels_last":
        raise Failure("only channels_last is supported")
    if kind == "Conv2D" and config["groups"] == 1 and tuple(config["dilation_rate"]) == (1, 1):
        network.conv2d(weights[0], weights[1] if config["use_bias"] else None, config["strides"], config["padding"])
        activate(network, config["activation"], last)
    elif kind == "Dense":
        network.dense(weights[0], weights[1] if config["use_bias"] else 0 * weights[0][0])
        activate(network, config["activation"], last)
    elif kind == "BatchNormalization" and config["axis"] in (-1, 3, [3]):
        mean, variance = weights[-2:]
        scale = weights[0] if config["scale"] else 0 * mean + 1
        network.batch_norm2d(scale, weights[-3] if config["center"] else 0 * mean, mean, variance, config["epsilon"])
    elif kind == "Rescaling":
        multiply_add(network, config["scale"], config["offset"])
    elif kind == "Normalization":
        normalise(network, layer, config)
    elif kind in BY_KERAS:
        BY_KERAS[kind].add(network, **BY_KERAS[kind].from_keras(config))
    elif kind == "Flatten" or (kind == "Reshape" and len(config["target_shape"]) == 1):
        network.flatten()
    elif kind in ("Activation", "Softmax"):
        activate(network, config.get("activation", kind.lower()), last)
    elif kind not in ("Dropout", "SpatialDropout2D", "InputLayer"):  # these do nothing in inference
        raise Failure(f"{kind} with these options is not supported")


def multiply_add(network, scale, offset):
    """Both are numbers, or lists of one for each channel."""
    numpy = need("numpy")
    values = []
    for value in (scale, offset):
        value = numpy.asarray(value, "f8").reshape(-1)
        if value.size not in (1, network.shape[2]) and (value != value[0]).any():
            raise Failure("only with one value for each channel is it supported")
        values.append(value if value.size == network.shape[2] else numpy.full(network.shape[2], value[0]))
    network.multiply_add(*values)


def normalise(network, layer, config):
    numpy = need("numpy")
    mean, deviation = numpy.array(layer.mean, "f8"), numpy.maximum(numpy.array(layer.variance, "f8") ** 0.5, 1e-7)
    if config.get("invert"):
        multiply_add(network, deviation, mean)
    else:
        multiply_add(network, 1 / deviation, -mean / deviation)


def activate(network, name, last):
    if name == "relu":
        network.add("relu")
    elif name in HEADS and last:
        network.head = name
    elif name != "linear":
        raise Failure(f"activation {name} is not supported there")
