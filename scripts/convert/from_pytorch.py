"""State dicts of PyTorch: weights without a network, so the architecture must be given."""

from pathlib import Path

from .architecture import parse_architecture
from .common import Failure, need
from .layer_types import with_defaults
from .network import Network
from .plain_layers import PLAIN_LAYERS
from .state_dict import Groups

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
    """Reads a .pt or .pth file; returns architecture and arrays. Tells which weights each layer gets."""
    if options.architecture is None:
        raise Failure("a state dict has weights only; tell its layers by --architecture (seed, compact or a JSON file "
                      "such as core/architectures/seed.json), or export the model to ONNX")
    shape, layers, head = read_architecture(options.architecture)
    groups = Groups(read_groups(path), options)
    network = Network(shape, options)
    network.head = network.head or head
    for place, layer in enumerate(layers):
        try:
            add_layer(network, place, layer, groups)
        except Failure as error:
            raise Failure(f"layers[{place}] of {options.architecture}, {layer['type']}: {error}") from None
    groups.check_all_taken(options.architecture)
    return network.result()


def read_groups(path):
    """The layers with weights; each is a dict of its arrays by PyTorch's names."""
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


def add_layer(network, place, layer, groups):
    kind, channels = layer["type"], network.shape[2]
    if kind == "conv2d":
        group = groups.take(place, layer, ["weight"], (layer["filters"], channels, *layer["kernel"]))
        if layer["bias"] != ("bias" in group):
            raise Failure("one has a bias, the other has none")
        network.conv2d(group["weight"].transpose(2, 3, 1, 0), group.get("bias"), layer["stride"], layer["padding"])
    elif kind == "dense":
        group = groups.take(place, layer, ["weight"], (layer["units"], channels))
        kernel, bias = group["weight"].transpose(), group.get("bias")
        network.dense(kernel, 0 * kernel[0] if bias is None else bias)
    elif kind == "batch_norm2d":
        group = groups.take(place, layer, ["weight", "running_mean", "running_var"], (channels,))
        network.batch_norm2d(group["weight"], group["bias"], group["running_mean"], group["running_var"],
                             layer["epsilon"])
    elif kind == "flatten":
        network.flatten("CHW")
    elif kind in PLAIN_LAYERS:
        fields = dict(layer)
        PLAIN_LAYERS[fields.pop("type")].add(network, **fields)
    elif kind != "dropout":
        raise Failure("is no layer that is known")
