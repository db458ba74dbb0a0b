"""Descriptions of Keras' models: the layers as they follow each other, of Sequential and functional models."""

from .common import Failure
from .keras_layer import Layer

MODELS = ("Sequential", "Functional", "Model")
MOST_LAYERS, DEEPEST = 1024, 8  # of a description, and models within models


def unwrap(description):
    """The model of a description: of a file's, of model.to_json(), or of a TensorFlow.js model.json."""
    for key in ("modelTopology", "model_config"):
        if isinstance(description.get(key), dict):
            description = description[key]
    return description


def chain_of(model, depth=0):
    """The layers [Layer] of a description, first to last; a model among them has layers of its own, `inner`."""
    kind, config = model.get("class_name"), model.get("config")
    if kind not in MODELS or not isinstance(config, (dict, list)):
        raise Failure(f"describes a {kind if isinstance(kind, str) else 'thing'} of its own making, and only Sequential and "
                      "functional models list their layers; build one of these with the same layers and weights")
    if depth > DEEPEST:
        raise Failure("holds models within models too deep")
    entries = config if isinstance(config, list) else config.get("layers")
    if not isinstance(entries, list) or not 1 <= len(entries) <= MOST_LAYERS:
        raise Failure(f"describes no layers, or more than {MOST_LAYERS}")
    layers = []
    for entry in entries:
        layer = Layer.of(entry)
        if layer.kind in MODELS:
            try:
                layer.inner = chain_of(entry, depth + 1)
            except Failure as error:
                raise Failure(f"{layer.name}: {error}") from None
        layers.append(layer)
    return layers if isinstance(config, list) or kind == "Sequential" else follow(config, layers)


def follow(config, layers):
    """The layers of a functional model from its input to its output, which must be one chain."""
    by_name = {layer.name: layer for layer in layers}
    if len(by_name) != len(layers):
        raise Failure("two of its layers have the same name")
    ends = ends_of(config.get("input_layers")), ends_of(config.get("output_layers"))
    for names, what in zip(ends, ("inputs", "outputs")):
        if len(names) != 1:
            raise Failure(f"has {len(names)} {what}; models with one are supported")
    (first,), (name,) = ends
    found = []
    while True:
        layer = by_name.pop(name, None)
        if layer is None:
            raise Failure(f"its layers do not lead from {first} to the output in one chain")
        found.insert(0, layer)
        if name == first:
            break
        if len(layer.inbound) != 1 or len(layer.inbound[0]) != 1:
            raise Failure(f"layer {name}, {layer.kind}: the network branches here; only one chain of layers is supported")
        name = layer.inbound[0][0]
    idle = next((layer.name for layer in by_name.values() if layer.kind != "InputLayer"), None)
    if idle is not None:
        raise Failure(f"layer {idle} is beside the chain from input to output; only one chain of layers is supported")
    return found


def ends_of(value):
    """Names of the layers in input_layers or output_layers: ["name", 0, 0], or a list of these."""
    if isinstance(value, list) and value and isinstance(value[0], str):
        value = [value]
    if not isinstance(value, list):
        return []
    return [end[0] for end in value if isinstance(end, list) and end and isinstance(end[0], str)]


def input_shape(model, layers):
    """What the model reads, without the batch; None for a side that is open. Raises `Failure` if it is not told."""
    config, inner = model.get("config"), layers[0]
    places = [layers[0].config]
    while inner.inner:
        inner = inner.inner[0]
        places.append(inner.config)
    shapes = [place.get(key) for place in places for key in ("batch_input_shape", "batch_shape")]
    if isinstance(config, dict):
        shapes.append(config.get("build_input_shape"))
    if isinstance(model.get("build_config"), dict):
        shapes.append(model["build_config"].get("input_shape"))
    shapes += [[None, place["input_dim"]] for place in places if isinstance(place.get("input_dim"), int)]
    for shape in shapes:
        if isinstance(shape, list) and len(shape) > 1 and all(side is None or isinstance(side, int) for side in shape):
            return shape[1:]
    raise Failure("does not tell the size of the pictures that it reads; call it once, or give its first layer an "
                  "input_shape, and save it again")
