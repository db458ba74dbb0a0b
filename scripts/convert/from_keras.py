"""Models of Keras 1, 2 and 3, read without Keras or TensorFlow."""

import dataclasses
from pathlib import Path

from .common import Failure
from .from_weights import from_weights
from .keras_chain import chain_of, input_shape, unwrap
from .keras_file import keras_file, parse
from .keras_layers import WITH_WEIGHTS, Reader
from .pixels import WELL, most_right
from .weight_layouts import Keras

MOST_CONFIG = 16 << 20  # bytes
SURELY = 0.2  # of the digits that one of two readings must read more


def from_keras(path, options):
    """Reads a .keras or .h5 file; returns architecture and arrays."""
    description, weights = keras_file(path)
    if options.config is not None:
        description = read_config(options.config)
    elif options.architecture is not None:
        groups, order = weights.groups()
        return from_weights(groups, Keras, dataclasses.replace(options, order=options.order or order))
    if description is None:
        raise Failure("holds weights only; tell its layers by --config (the text of model.to_json() in a file) or "
                      "--architecture (seed, compact or a JSON file such as core/architectures/seed.json)")
    return read(unwrap(description), weights, options)


def read_config(name):
    try:
        with Path(name).open("rb") as file:
            text = file.read(MOST_CONFIG + 1)
    except OSError as error:
        raise Failure(f"{name}: {error.strerror}") from None
    if len(text) > MOST_CONFIG:
        raise Failure(f"{name}: is too large for a description of layers")
    return parse(text, name)


def read(model, weights, options):
    layers = chain_of(model)
    if weights.backend is None and any(layer.old and layer.kind == "Conv2D" and layer.get("data_format") == "channels_first"
                                       for layer in every(layers)):
        return read_old(model, layers, weights, options)
    return build(model, layers, weights, options)


def read_old(model, layers, weights, options):
    """Of a Keras that did not write yet whether Theano made the kernels, which turns them: as it reads digits."""
    backends = ("tensorflow", "theano")
    models = {backend: build(model, layers, weights.made_by(backend), options) for backend in backends}
    right = {backend: most_right(*models[backend]) for backend in backends}
    best, other = sorted(backends, key=right.get, reverse=True)
    if right[best] < WELL or right[best] < right[other] + SURELY:
        raise Failure("comes from a Keras so old that its file does not tell whether Theano made the kernels, which turns "
                      "them, and its answers do not tell either; load and save it once with Keras 1.2 or 2")
    options.tell(f"kernels: as {best} has them, reading {right[best]:.0%} of the digits; otherwise {right[other]:.0%}")
    return models[best]


def build(model, layers, weights, options):
    first = any(layer.get("data_format") == "channels_first" for layer in every(layers))
    reader = Reader(input_shape(model, layers), first, options)
    add_layers(reader, layers, weights)
    return reader.network.result()


def every(layers):
    """The layers, with those of models among them in their places."""
    for layer in layers:
        yield from every(layer.inner) if layer.inner else [layer]


def add_layers(reader, layers, weights):
    """Adds the layers with their weights, of which none may be left."""
    weights.expect([layer for layer in layers if any(one.kind in WITH_WEIGHTS for one in every([layer]))])
    for layer in layers:
        if layer.inner:
            add_layers(reader, layer.inner, weights.nested(layer))
            continue
        try:
            reader.add(layer, weights.take(layer), weights.backend)
        except Failure as error:
            raise Failure(f"layer {layer.name}, {layer.kind}: {error}") from None
    left = weights.left()
    if left:
        raise Failure(f"the file has weights for {', '.join(left[:3])}, which is no layer of the description")
