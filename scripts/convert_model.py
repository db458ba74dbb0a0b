#!/usr/bin/env python3
"""Turns a Keras model (.keras, .h5) into this project's .safetensors, and ours (.safetensors, f32) into ONNX.

    scripts/convert_model.py notebook.keras --output notebook.safetensors
    scripts/convert_model.py seed.safetensors --output seed.onnx

Pixels are 0..1, ink bright; scale them before the model, not in it. The ONNX model reads `pixels` [N, 28, 28, 1]
and gives `probabilities` [N, classes]. Needs numpy, and keras or onnx; installs nothing.
"""

import argparse
import importlib
import json
import struct
import sys
from pathlib import Path


class Failure(Exception):
    """One line for a person."""


def need(package):
    try:
        return importlib.import_module(package)
    except ImportError as error:
        raise Failure(f"needs the Python package {package}: pip install {package} ({error})") from None


def read_safetensors(path):
    """Architecture and arrays by name."""
    numpy = need("numpy")
    data = path.read_bytes()
    try:
        end = 8 + struct.unpack("<Q", data[:8])[0]
        header = json.loads(data[8:end])
        architecture = json.loads(header.pop("__metadata__")["architecture"])
        arrays = {}
        for name, entry in header.items():
            if entry["dtype"] != "F32":
                raise Failure(f"{path}: {name} is {entry['dtype']}; store the model with --weights f32")
            first, last = entry["data_offsets"]
            arrays[name] = numpy.frombuffer(data[end + first : end + last], "<f4").reshape(entry["shape"])
    except (struct.error, KeyError, TypeError, ValueError) as error:
        raise Failure(f"{path}: is no model of this project: {error!r}") from None
    return architecture, arrays


def write_safetensors(path, architecture, arrays, name):
    metadata = {"format": "scrawl 1", "architecture": json.dumps(architecture),
                "provenance": json.dumps({"program": "scripts/convert_model.py", "converted_from": name})}
    header, body = {"__metadata__": metadata}, b""
    for key, array in arrays.items():
        values = array.astype("<f4").tobytes()
        header[key] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [len(body), len(body) + len(values)]}
        body += values
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + body)


def from_keras(path):
    keras = need("keras")
    try:
        model = keras.saving.load_model(path, compile=False)
    except Exception as error:  # Keras throws whatever its readers throw
        raise Failure(f"{path}: Keras cannot read it: {str(error).splitlines()[0]}") from None
    if not isinstance(model, keras.Sequential):
        raise Failure(f"{path}: only Sequential models are supported")
    layers, arrays, head = [], {}, None

    def add(spec, **weights):
        arrays.update({f"{len(layers)}.{key}": value for key, value in weights.items()})
        layers.append(spec)

    def activate(name, layer):
        nonlocal head
        if name == "relu":
            add({"type": "relu"})
        elif name in ("softmax", "sigmoid") and layer is model.layers[-1]:
            head = name
        elif name != "linear":
            raise Failure(f"{path}: layer {layer.name}: activation {name} is not supported there")

    for layer in model.layers:
        kind, config, weights = type(layer).__name__, layer.get_config(), layer.get_weights()
        if config.get("data_format", "channels_last") != "channels_last":
            raise Failure(f"{path}: layer {layer.name}: only channels_last is supported")
        if kind == "Conv2D" and config["groups"] == 1 and tuple(config["dilation_rate"]) == (1, 1):
            add({"type": "conv2d", "filters": config["filters"], "kernel": list(config["kernel_size"]),
                 "stride": list(config["strides"]), "padding": config["padding"], "bias": config["use_bias"]},
                **dict(zip(("kernel", "bias"), weights)))
            activate(config["activation"], layer)
        elif kind == "Dense" and config["use_bias"]:
            add({"type": "dense", "units": config["units"]}, kernel=weights[0], bias=weights[1])
            activate(config["activation"], layer)
        elif kind == "MaxPooling2D" and config["padding"] == "valid":
            add({"type": "max_pool2d", "pool": list(config["pool_size"]), "stride": list(config["strides"])})
        elif kind == "Flatten":
            add({"type": "flatten"})
        elif kind == "Dropout":
            pass  # has no part in an answer
        elif kind in ("ReLU", "Activation", "Softmax"):
            activate(config.get("activation", kind.lower()), layer)
        else:
            raise Failure(f"{path}: layer {layer.name}: {kind} with these options is not supported")
    if head is None:
        raise Failure(f"{path}: must end in softmax or sigmoid")
    return {"input": list(model.input_shape[1:]), "layers": layers, "head": head}, arrays


def to_onnx(architecture, arrays, path):
    onnx, numpy = need("onnx"), need("numpy")
    nodes, constants = [], []
    current = "pixels"

    def constant(name, value):
        constants.append(onnx.numpy_helper.from_array(numpy.ascontiguousarray(value), name))
        return name

    def node(operator, *inputs, **attributes):
        nonlocal current
        output = f"{len(nodes)}.{operator.lower()}"
        nodes.append(onnx.helper.make_node(operator, [current, *inputs], [output], **attributes))
        current = output

    node("Transpose", perm=[0, 3, 1, 2])
    for i, layer in enumerate(architecture["layers"]):
        kind = layer["type"]
        if kind == "conv2d":
            inputs = [constant(f"{i}.kernel", arrays[f"{i}.kernel"].transpose(3, 2, 0, 1))]
            if layer.get("bias", True):
                inputs.append(constant(f"{i}.bias", arrays[f"{i}.bias"]))
            pad = "SAME_UPPER" if layer.get("padding") == "same" else "VALID"
            node("Conv", *inputs, strides=layer.get("stride", [1, 1]), auto_pad=pad)
        elif kind == "max_pool2d":
            pool = layer.get("pool", [2, 2])
            node("MaxPool", kernel_shape=pool, strides=layer.get("stride", pool))
        elif kind == "relu":
            node("Relu")
        elif kind == "flatten":  # channels fastest, as the weights after it expect
            node("Transpose", perm=[0, 2, 3, 1])
            node("Flatten")
        elif kind == "global_average_pool":
            node("GlobalAveragePool")
            node("Flatten")
        elif kind == "dense":
            node("Gemm", constant(f"{i}.kernel", arrays[f"{i}.kernel"]), constant(f"{i}.bias", arrays[f"{i}.bias"]))
        elif kind != "dropout":
            raise Failure(f"layer {i}: {kind} cannot be exported")
    if architecture.get("head", "softmax") == "sigmoid":
        node("Sigmoid")
    else:
        node("Softmax", axis=1)
    nodes[-1].output[0] = "probabilities"
    dense = [layer for layer in architecture["layers"] if layer["type"] == "dense"]
    value, float32 = onnx.helper.make_tensor_value_info, onnx.TensorProto.FLOAT
    graph = onnx.helper.make_graph(
        nodes, "scrawl", [value("pixels", float32, ["N", *architecture["input"]])],
        [value("probabilities", float32, ["N", dense[-1]["units"]])], constants)
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    source, target = options.model, options.output
    try:
        if not source.is_file():
            raise Failure(f"{source}: there is no such file")
        if source.suffix in (".keras", ".h5") and target.suffix == ".safetensors":
            write_safetensors(target, *from_keras(source), source.name)
        elif source.suffix == ".safetensors" and target.suffix == ".onnx":
            to_onnx(*read_safetensors(source), target)
        else:
            raise Failure(f"cannot turn {source.name} into {target.name}: .keras or .h5 becomes .safetensors, "
                          ".safetensors becomes .onnx")
    except (Failure, OSError) as error:
        sys.exit(f"convert_model.py: {error}")


if __name__ == "__main__":
    main()
