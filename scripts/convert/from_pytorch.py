"""State dicts of PyTorch: weights without a network, so the architecture must be given."""

from pathlib import Path

from .architecture import parse_architecture
from .common import Failure, need
from .layer_types import with_defaults
from .network import Network
from .plain_layers import PLAIN_LAYERS

BUILT_IN = Path(__file__).resolve().parents[2] / "core/architectures"
TORCH_EPSILON = 1e-5  # of batch norms, if the architecture does not say


def read_architecture(name):
    """Loads a built-in architecture, or one from a JSON file, with all fields of its layers but PyTorch's epsilon."""
    built_in = sorted(file.stem for file in BUILT_IN.glob("*.json"))
    path = BUILT_IN / f"{name}.json" if name in built_in else Path(name)
    try:
        text = path.read_text()
    except UnicodeDecodeError:
        raise Failure(f"{name}: is no text") from None
    except OSError:
        raise Failure(f"{name}: is neither a built-in architecture ({', '.join(built_in)}) nor a file") from None
    architecture = parse_architecture(text, name)
    layers = [{"epsilon": TORCH_EPSILON, **layer} if layer["type"] == "batch_norm2d" else layer
              for layer in architecture["layers"]]
    return architecture["input"], [with_defaults(layer) for layer in layers], architecture.get("head", "softmax")


def from_pytorch(path, options):
    """Reads a .pt or .pth file; returns architecture and arrays. Assigns weights in order; shapes must match."""
    if options.architecture is None:
        raise Failure("a state dict has weights only; tell its layers by --architecture (seed, compact or a JSON file "
                      "such as core/architectures/seed.json), or export the model to ONNX")
    shape, layers, head = read_architecture(options.architecture)
    groups = read_groups(path)
    network = Network(shape, options)
    network.head = network.head or head
    for place, layer in enumerate(layers):
        try:
            add_layer(network, layer, groups)
        except Failure as error:
            raise Failure(f"layers[{place}] of {options.architecture}, {layer['type']}: {error}") from None
    if groups:
        raise Failure(f"{next(iter(groups))} is unknown to the architecture {options.architecture}")
    return network.result()


def read_groups(path):
    """The layers with weights, in order; each is a dict of its arrays by PyTorch's names."""
    torch = need("torch")
    try:
        saved = torch.load(path, map_location="cpu", weights_only=True)
    except Exception:  # unpickling can raise anything; only plain data are allowed, because a pickle can run code
        raise Failure("is no state dict; write one by torch.save(model.state_dict(), ...)") from None
    for key in ("state_dict", "model_state_dict", "model"):
        if isinstance(saved, dict) and isinstance(saved.get(key), dict):
            saved = saved[key]
    if not isinstance(saved, dict):
        raise Failure(f"is a {type(saved).__name__} and no state dict; save model.state_dict()")
    groups = {}
    for key, value in saved.items():
        layer, _, name = key.rpartition(".")
        if not isinstance(value, torch.Tensor):
            raise Failure(f"{key} is no tensor: this is no state dict")
        if name != "num_batches_tracked":
            groups.setdefault(layer, {})[name] = value.detach().float().numpy()
    if not groups:
        raise Failure("holds no weights")
    return groups


def take(groups, wanted, dimensions):
    """The next layer's arrays, whose `weight` must have this number of dimensions."""
    for name, group in groups.items():
        if set(group) - {"bias"} != set(wanted) or group["weight"].ndim != dimensions:
            raise Failure(f"the next weights of the file are {name}: {', '.join(group)}, of another kind of layer")
        return groups.pop(name)
    raise Failure("the file has no more weights")


def add_layer(network, layer, groups):
    kind = layer["type"]
    if kind == "conv2d":
        group = take(groups, ["weight"], 4)
        kernel, has_bias = group["weight"].transpose(2, 3, 1, 0), layer["bias"]
        expected = (*layer["kernel"], network.shape[2], layer["filters"])
        check_shape(kernel.shape, expected, "height, width, in, out")
        if has_bias != ("bias" in group):
            raise Failure("one has a bias, the other has none")
        network.conv2d(kernel, group.get("bias"), layer["stride"], layer["padding"])
    elif kind == "dense":
        group = take(groups, ["weight"], 2)
        kernel = group["weight"].transpose()
        check_shape(kernel.shape, (network.shape[2], layer["units"]), "in, out")
        network.dense(kernel, group.get("bias", 0 * kernel[0]))
    elif kind == "batch_norm2d":
        group = take(groups, ["weight", "running_mean", "running_var"], 1)
        network.batch_norm2d(group["weight"], group["bias"], group["running_mean"], group["running_var"],
                             layer["epsilon"])
    elif kind == "flatten":
        network.flatten("CHW")
    elif kind in PLAIN_LAYERS:
        fields = dict(layer)
        PLAIN_LAYERS[fields.pop("type")].add(network, **fields)
    elif kind != "dropout":
        raise Failure("is no layer that is known")


def check_shape(shape, expected, axes):
    if tuple(shape) != tuple(expected):
        raise Failure(f"the weights are {list(shape)} ({axes}), the architecture needs {list(expected)}")
