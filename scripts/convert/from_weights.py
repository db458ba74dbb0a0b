"""Weights without a network, of PyTorch or Keras: the architecture must be given."""

from pathlib import Path

from .architecture import parse_architecture
from .common import Failure
from .layer_types import with_defaults
from .network import Network
from .state_dict import Groups

BUILT_IN = Path(__file__).resolve().parents[2] / "core/architectures"
NORMS = ("batch_norm2d", "batch_norm1d")
MOST_TEXT = 16 << 20  # bytes of an architecture


def read_architecture(name, epsilon=None):
    """Loads a built-in architecture, or one from a JSON file, with all fields of its layers. `epsilon` is the other
    program's for batch norms that do not say."""
    built_in = sorted(file.stem for file in BUILT_IN.glob("*.json"))
    path = BUILT_IN / f"{name}.json" if name in built_in else Path(name)
    try:
        with path.open() as file:
            text = file.read(MOST_TEXT)
    except UnicodeDecodeError:
        raise Failure(f"{name}: is no text") from None
    except OSError:
        raise Failure(f"{name}: is neither a built-in architecture ({', '.join(built_in)}) nor a file") from None
    architecture = parse_architecture(text, name)
    layers = [{"epsilon": epsilon, **layer} if epsilon and layer["type"] in NORMS else layer
              for layer in architecture["layers"]]
    return architecture["input"], [with_defaults(layer) for layer in layers], architecture.get("head", "softmax")


def from_weights(groups, layout, options, epsilon=None):
    """Architecture and arrays, of `groups`: for each layer's name its arrays by PyTorch's names. Tells which weights
    each layer gets. `layout`: see weight_layouts.py."""
    shape, layers, head = read_architecture(options.architecture, epsilon)
    groups = Groups(groups, layout, options)
    network = Network(shape, options)
    network.head = network.head or head
    for place, layer in enumerate(layers):
        try:
            add_layer(network, place, layer, groups, layout)
        except Failure as error:
            raise Failure(f"layers[{place}] of {options.architecture}, {layer['type']}: {error}") from None
    groups.check_all_taken(options.architecture)
    return network.result()


def add_layer(network, place, layer, groups, layout):
    kind, channels = layer["type"], network.shape[2]
    if kind in ("conv2d", "depthwise_conv2d", "dense"):
        group = groups.take(place, layer, ["weight"], layout.shape(layer, channels))
        kernel, bias = layout.ours(layer, group["weight"], channels), group.get("bias")
        if kind == "dense":
            network.dense(kernel, 0 * kernel[0] if bias is None else bias)
            return
        if layer["bias"] != (bias is not None):
            raise Failure("one has a bias, the other has none")
        add = network.conv2d if kind == "conv2d" else network.depthwise_conv2d
        add(kernel, bias, layer["stride"], layer["padding"], layer.get("dilation", 1))
    elif kind in NORMS:
        group = groups.take(place, layer, ["weight", "running_mean", "running_var"], (channels,))
        network.batch_norm2d(group["weight"], group["bias"], group["running_mean"], group["running_var"],
                             layer["epsilon"], kind)
    elif kind == "flatten":
        network.flatten(layout.flattens)
    elif kind == "max_pool2d":
        network.max_pool2d(layer["pool"], layer["stride"], layer.get("padding"))
    elif kind == "average_pool2d":
        network.average_pool2d(layer["pool"], layer["stride"], layer["padding"], layer["count_padding"])
    elif kind == "global_average_pool":
        network.global_average_pool()
    elif kind != "dropout":  # what is left takes each value by itself
        network.add(**{"kind": kind, **{key: value for key, value in layer.items() if key != "type"}})
