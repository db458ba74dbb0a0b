"""The weights of a Keras file by layer, in the two arrangements there are.

Both answer `groups()` with all arrays by layer, as a state dict holds them, and the layers' order if it is known;
`take(layer)` with the list of the layer's arrays, in Keras' order, and `nested(layer)` with the weights of
a model among the layers; `left()` names what was not taken.
"""

import re

from .common import Failure


class ByLayer:
    """Keras 1 and 2, and .h5 files of Keras 3: a group for each layer, with its name, and the names of its weights."""

    def __init__(self, weights, backend=None):
        self.weights = weights  # for each layer with weights, a list of names and the group that holds them
        self.backend = backend  # Theano turns its kernels

    def made_by(self, backend):
        """The same, of which nothing was taken yet, said to come from this backend."""
        return ByLayer(dict(self.weights), backend)

    @classmethod
    def of_file(cls, root):
        weights = {}
        for layer in root.names("layer_names"):
            inside = root.group(layer)
            if inside is None:
                raise Failure(f"the weights of the layer {layer} are missing")
            names = inside.names("weight_names") or []
            if names:
                weights[layer] = [(name, inside) for name in names]
        return cls(weights, root.text("backend"))

    def expect(self, layers):
        """Told the layers with weights before any is taken: where the names differ, Keras goes by the order."""
        names = [layer.name for layer in layers]
        if set(names) != set(self.weights) and len(names) == len(self.weights) and len(set(names)) == len(names):
            self.weights = dict(zip(names, self.weights.values()))

    def groups(self):
        arrays = {layer: [inside.array(name) for name, inside in entries] for layer, entries in self.weights.items()}
        groups = as_state_dict(arrays)
        return groups, tuple(groups)

    def take(self, layer):
        return [inside.array(name) for name, inside in self.weights.pop(layer.name, [])]

    def nested(self, layer):
        """All weights of the inner model lie in one list: those that train first, of all its layers."""
        inner = {}
        for name, inside in self.weights.pop(layer.name, []):
            parts = name.split("/")
            inner.setdefault(parts[-2] if len(parts) > 1 else "", []).append((name, inside))
        return ByLayer(inner, self.backend)

    def left(self):
        return list(self.weights)


class ByClass:
    """Keras 3, and .keras files of TensorFlow 2.12 to 2.15: groups named by the layer's class, numbered in their order."""

    backend = None

    def __init__(self, parent):
        self.parent, self.keys = parent, {}  # for each class, the groups with weights
        for key in sorted(parent.groups, key=numbered):
            if self.variables(key) or self.container(key) is not None:
                self.keys.setdefault(re.sub(r"_\d+$", "", key), []).append(key)

    def expect(self, layers):
        """Does nothing: the order within a class is all that Keras goes by."""

    def groups(self):
        """The numbers in the names tell the order within a class: dense.0, dense.1."""
        arrays = {}
        for kind, keys in self.keys.items():
            for place, key in enumerate(keys):
                arrays[f"{kind}.{place}"] = [self.parent.array(f"{key}/vars/{name}") for name in self.variables(key)]
        return as_state_dict(arrays), ()

    def take(self, layer):
        key = self.next(layer)
        return [] if key is None else [self.parent.array(f"{key}/vars/{name}") for name in self.variables(key)]

    def nested(self, layer):
        key = self.next(layer)
        container = None if key is None else self.container(key)
        return ByLayer({}) if container is None else ByClass(container)

    def left(self):
        return [key for keys in self.keys.values() for key in keys if key != "normalization"]

    def next(self, layer):
        keys = self.keys.get(snake_case(layer.kind))
        return keys.pop(0) if keys else None

    def variables(self, key):
        inside = self.parent.group(f"{key}/vars")
        return [] if inside is None else sorted(inside.arrays(), key=numbered)

    def container(self, key):
        return container_of(self.parent.groups[key])


def as_state_dict(arrays):
    """PyTorch's names for a layer's arrays; a separable convolution is two layers."""
    groups = {}
    for layer, found in arrays.items():
        ranks = [array.ndim for array in found]
        if ranks in ([2], [2, 1], [4], [4, 1]):
            groups[layer] = dict(zip(("weight", "bias"), found))
        elif ranks in ([4, 4], [4, 4, 1]):
            groups[f"{layer}.depthwise"] = {"weight": found[0]}
            groups[f"{layer}.pointwise"] = dict(zip(("weight", "bias"), found[1:]))
        elif ranks == [1] * 4:
            groups[layer] = dict(zip(("weight", "bias", "running_mean", "running_var"), found))
        elif found:
            shapes = ", ".join(str(list(array.shape)) for array in found)
            raise Failure(f"the layer {layer} has weights of {shapes}, of no layer that is known; use --config")
    return groups


def container_of(group):
    """Where Keras 3, or TensorFlow 2.12 to 2.15, puts a model's layers."""
    return group.group("layers") or group.group("_layer_checkpoint_dependencies")


def numbered(key):
    """Sorts dense, dense_1, dense_2, dense_10."""
    return len(key), key


def snake_case(kind):
    """A class's name as Keras 3 writes it in groups: max_pooling2d, batch_normalization."""
    return re.sub("([a-z])([A-Z])", r"\1_\2", re.sub("(.)([A-Z][a-z]+)", r"\1_\2", kind)).lower()
