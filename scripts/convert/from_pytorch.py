"""State dicts of PyTorch, from its own files and from safetensors."""

import contextlib

from . import pickles
from .common import Failure, need
from .from_weights import from_weights
from .safetensors import read_tensors
from .weight_layouts import PyTorch

MOST_BYTES = 2 << 30  # of a file, an optimiser's state included
MOST_VALUES = 64 << 20  # of an array, as many as the core allows a network
EPSILON = 1e-5  # of PyTorch's batch norms
INSIDE = ("state_dict", "model_state_dict", "model", "net", "weights")  # what a state dict in a checkpoint is called
PREFIXES = ("module.", "_orig_mod.")  # of DataParallel and torch.compile


def from_pytorch(path, options):
    """Reads a .pt or .pth file; returns architecture and arrays."""
    foreign = pickles.foreign_class(path)
    if foreign is not None:
        raise Failure(f"holds more than weights: {foreign}, whose code is not in the file and is not run here. Where it is "
                      f"defined: model = torch.load('{path.name}', weights_only=False), then "
                      "torch.save(model.state_dict(), 'weights.pt'), and convert that")
    size = pickles.unpacked_size(path)
    if size > MOST_BYTES:
        raise Failure(f"would be {size >> 20} MiB, {MOST_BYTES >> 20} MiB are allowed")
    torch = need("torch")
    try:
        with plain_numpy(torch):
            saved = torch.load(path, map_location="cpu", weights_only=True)
    except Exception:  # unpickling can raise anything; only plain data are allowed, because a pickle can run code
        raise Failure("is no state dict, or damaged; write one by torch.save(model.state_dict(), ...)") from None
    for key in INSIDE:
        if isinstance(saved, dict) and isinstance(saved.get(key), dict):
            saved = saved[key]
    if not isinstance(saved, dict):
        raise Failure(f"is a {type(saved).__name__} and no state dict; save model.state_dict()")
    arrays = {}
    for key, value in saved.items():
        if not isinstance(value, torch.Tensor):
            raise Failure(f"{key} is no tensor: this is no state dict")
        if value.numel() > MOST_VALUES:
            raise Failure(f"{key} of {list(value.shape)} is too large")
        try:
            arrays[str(key)] = value.detach().float().numpy()
        except (RuntimeError, TypeError) as error:
            raise Failure(f"{key} cannot be read: {error}") from None
    return from_arrays(arrays, options)


def plain_numpy(torch):
    """Allows numbers and arrays of numpy, which checkpoints hold beside the weights: the best accuracy, a random state."""
    allow, numpy = getattr(torch.serialization, "safe_globals", None), need("numpy")
    if allow is None:  # before PyTorch 2.5
        return contextlib.nullcontext()
    made = numpy.ones(1).__reduce__()[0], numpy.float64(1).__reduce__()[0]  # the functions that make an array and a number
    names = [(function, f"numpy.{core}.multiarray.{function.__name__}") for function in made for core in ("core", "_core")]
    kinds = [type(numpy.dtype(kind)) for kind in ("f2", "f4", "f8", "i4", "i8", "u1", "u4", "u8", "b1")]
    return allow([*names, numpy.ndarray, numpy.dtype, *kinds])


def from_safetensors(path, options):
    """Reads a state dict in a .safetensors file, for which PyTorch is not needed."""
    return from_arrays(read_tensors(path), options)


def from_arrays(arrays, options):
    """`arrays` by their names in the state dict."""
    if options.architecture is None:
        raise Failure("a state dict has weights only; tell its layers by --architecture (seed, compact or a JSON file "
                      "such as core/architectures/seed.json), or export the model to ONNX")
    numpy, groups = need("numpy"), {}
    for key, array in arrays.items():
        for prefix in PREFIXES:
            key = key.removeprefix(prefix)
        layer, _, name = key.rpartition(".")
        if name != "num_batches_tracked":
            groups.setdefault(layer, {})[name] = array
    if not groups:
        raise Failure("holds no weights")
    for group in groups.values():
        if set(group) == {"running_mean", "running_var"}:  # a batch norm with affine=False
            group.update(weight=numpy.ones_like(group["running_var"]), bias=numpy.zeros_like(group["running_mean"]))
    return from_weights(groups, PyTorch, options, EPSILON)
