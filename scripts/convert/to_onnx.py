"""Exports this project's models to ONNX."""

from .common import Failure, need
from .layer_types import FIELDS, with_defaults
from .plain_layers import PLAIN_LAYERS


def to_onnx(architecture, arrays, path):
    """Writes a graph from `pixels` [N, height, width, channels] to `probabilities` [N, classes]."""
    onnx, numpy = need("onnx"), need("numpy")
    nodes, constants = [], []
    current = "pixels"

    def constant(name):
        constants.append(onnx.numpy_helper.from_array(numpy.ascontiguousarray(arrays[name]), name))
        return name

    def node(operator, *inputs, **attributes):
        nonlocal current
        output = f"{len(nodes)}.{operator.lower()}"
        nodes.append(onnx.helper.make_node(operator, [current, *inputs], [output], **attributes))
        current = output

    node("Transpose", perm=[0, 3, 1, 2])
    for i, layer in enumerate(architecture["layers"]):
        kind = layer["type"]
        if kind not in FIELDS:
            raise Failure(f"layer {i}: {kind} is unknown")
        layer = with_defaults(layer)
        if layer.get("padding", "valid") not in ("valid", "same") or (kind != "conv2d" and layer.get("padding") == "same"):
            raise Failure(f"layer {i}: {kind} with this padding cannot be exported")
        if kind == "conv2d":
            arrays = {**arrays, f"{i}.kernel": arrays[f"{i}.kernel"].transpose(3, 2, 0, 1)}
            inputs = [constant(f"{i}.kernel")]
            if layer["bias"]:
                inputs.append(constant(f"{i}.bias"))
            pad = "SAME_UPPER" if layer["padding"] == "same" else "VALID"
            node("Conv", *inputs, strides=layer["stride"], auto_pad=pad)
        elif kind == "batch_norm2d":
            names = ("scale", "bias", "mean", "variance")
            node("BatchNormalization", *(constant(f"{i}.{name}") for name in names),
                 epsilon=layer["epsilon"])
        elif kind == "flatten":  # channels fastest, as the weights after it expect
            node("Transpose", perm=[0, 2, 3, 1])
            node("Flatten")
        elif kind in PLAIN_LAYERS:
            node(PLAIN_LAYERS[kind].onnx, **PLAIN_LAYERS[kind].to_onnx(layer))
            if PLAIN_LAYERS[kind].flattens:
                node("Flatten")
        elif kind == "dense":
            node("Gemm", constant(f"{i}.kernel"), constant(f"{i}.bias"))
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
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 15)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, path)
