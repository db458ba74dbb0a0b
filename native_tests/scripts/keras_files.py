"""Files in the layouts of Keras 1, 2 and 3, made by hand: what the converter's tests read needs no Keras."""

import io
import json
import zipfile


def h5_file(path, description, weights, keras_version="2.2.4", backend="tensorflow"):
    """Of Keras 1 and 2: `weights` by the layer's name are arrays by theirs. Without a description, weights only. Before
    version 1.2 files told neither version nor backend."""
    import h5py
    with h5py.File(path, "w") as file:
        root = file
        if description is not None:
            file.attrs["model_config"] = json.dumps(description).encode()
            root = file.create_group("model_weights")
        for key, value in (("keras_version", keras_version), ("backend", backend)):
            if value is not None:
                root.attrs[key] = value.encode()
        root.attrs["layer_names"] = [layer.encode() for layer in weights]
        for layer, arrays in weights.items():
            group = root.create_group(layer)
            group.attrs["weight_names"] = [name.encode() for name in arrays]
            for name, array in arrays.items():
                group[name] = array
    return path


def keras_file(path, description, groups, container="layers"):
    """Of Keras 3: `groups` by the name in the archive are the layer's arrays, or a dict of groups of a model's layers."""
    import h5py
    stored = io.BytesIO()
    with h5py.File(stored, "w") as file:
        fill(file.create_group(container), groups)
        file.create_group("vars")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("metadata.json", json.dumps({"keras_version": "3.0.0"}))
        archive.writestr("config.json", json.dumps(description))
        archive.writestr("model.weights.h5", stored.getvalue())
    return path


def fill(parent, groups):
    for name, arrays in groups.items():
        group = parent.create_group(name)
        if isinstance(arrays, dict):
            fill(group.create_group("layers"), arrays)
            arrays = []
        variables = group.create_group("vars")
        for place, array in enumerate(arrays):
            variables[str(place)] = array


def layer(kind, **config):
    """An entry in a description of layers."""
    return {"class_name": kind, "config": {"name": kind.lower(), **config}}


def sequential(*layers, **more):
    """A Sequential model as Keras 2 and 3 describe it."""
    return {"class_name": "Sequential", "config": {"name": "sequential", "layers": list(layers)}, **more}


def functional(*layers, old=True):
    """A chain as a functional model, in the words of Keras 2, or of 3."""
    entries, before = [], None
    for entry in layers:
        name = entry["config"]["name"]
        tensor = {"class_name": "__keras_tensor__", "config": {"shape": [None], "keras_history": [before, 0, 0]}}
        node = [[before, 0, 0, {}]] if old else {"args": [tensor], "kwargs": {}}
        entries.append({**entry, "name": name, "inbound_nodes": [node] if before else []})
        before = name
    first, last = [entries[0]["name"], 0, 0], [before, 0, 0]
    config = {"name": "model", "layers": entries, "input_layers": [first] if old else first,
              "output_layers": [last] if old else last}
    return {"class_name": "Model" if old else "Functional", "config": config}
