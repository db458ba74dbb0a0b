"""ONNX files whose graph is a chain of supported layers, from PyTorch's and Keras' exporters and our own."""

import functools

from .common import Failure, first_line, need
from .network import Network
from .plain_layers import BY_ONNX, pads_of


def from_onnx(path, options):
    """Reads a .onnx file; returns architecture and arrays."""
    onnx = need("onnx")
    try:
        model = onnx.load(path)
        onnx.checker.check_model(model)
    except Exception as error:  # from protobuf, from the checker or from this reader
        raise Failure(f"is no ONNX model: {first_line(error)}") from None
    return Chain(model, options).network.result()


class Chain:
    """Follows the data from the input node by node, and adds the layers to `network`.

    `axes` is the order of the data's axes: "NCHW" or "NHWC", "NC" once flat, "NP" for pixels in a row. Whatever does
    not depend on the data is computed, so that weights may be transposed and shapes measured on the way. A node of type
    X is read by read_x, which gets the constants among its inputs (None for the data) and its attributes; a layer
    without weights is read as plain_layers.py says.
    """

    def __init__(self, model, options):
        self.onnx, self.numpy = need("onnx"), need("numpy")
        self.model, graph = model, model.graph
        self.constants = {tensor.name: self.onnx.numpy_helper.to_array(tensor) for tensor in graph.initializer}
        inputs = [value for value in graph.input if value.name not in self.constants]
        if len(inputs) != 1 or len(graph.output) != 1:
            raise Failure(f"has {len(inputs)} inputs and {len(graph.output)} outputs; one of each is supported")
        sides = [side.dim_value for side in inputs[0].type.tensor_type.shape.dim]
        self.batch = (sides or [0])[0] or 1
        self.axes, shape = input_axes(sides[1:])
        self.network = Network(shape, options)
        self.data, self.ended = inputs[0].name, False
        self.shapes = {self.data: self.data_shape()}
        for node in graph.node:
            try:
                self.read(node)
            except Failure as error:
                raise Failure(f"node {node.name or node.output[0]}, {node.op_type}: {error}") from None
        if self.data != graph.output[0].name:
            raise Failure(f"the output {graph.output[0].name} does not come from the input in one chain")
        if self.axes != "NC":
            raise Failure(f"its output's axes are {self.axes}; a model puts out scores, NC")

    def data_shape(self):
        height, width, channels = self.network.shape
        sides = {"N": self.batch, "H": height, "W": width, "C": channels, "P": height * width}
        return [sides[axis] for axis in self.axes]

    def read(self, node):
        attributes = {entry.name: self.onnx.helper.get_attribute_value(entry) for entry in node.attribute}
        unknown = [name for name in node.input if name and name not in self.constants]
        if not unknown:
            self.compute(node)
        elif node.op_type == "Shape" and unknown[0] in self.shapes:
            shape = self.shapes[unknown[0]][attributes.get("start", 0) : attributes.get("end")]
            self.constants[node.output[0]] = self.numpy.array(shape, "int64")
        else:
            reader = getattr(self, f"read_{node.op_type.lower()}", None)
            if node.op_type in BY_ONNX:
                reader = functools.partial(self.read_plain, BY_ONNX[node.op_type])
            if reader is None or node.domain not in ("", "ai.onnx"):
                raise Failure("is not supported")
            if unknown != [self.data]:
                raise Failure("the network branches; only one chain of layers is supported")
            if self.ended and node.op_type != "Identity":
                raise Failure("softmax or sigmoid must be the end")
            reader([self.constants.get(name) for name in node.input], attributes)
            self.data = node.output[0]
            self.shapes[self.data] = self.data_shape()

    def compute(self, node):
        helper = self.onnx.helper
        feeds = {name: self.constants[name] for name in node.input if name}
        inputs = [helper.make_tensor_value_info(name, helper.np_dtype_to_tensor_dtype(value.dtype), value.shape)
                  for name, value in feeds.items()]
        outputs = [helper.make_empty_tensor_value_info(name) for name in node.output]
        model = helper.make_model(helper.make_graph([node], "constant", inputs, outputs),
                                  opset_imports=self.model.opset_import)
        evaluator = need("onnx.reference").ReferenceEvaluator(model)
        self.constants.update(zip(node.output, evaluator.run(None, feeds)))

    def need_axes(self, *wanted):
        if self.axes not in wanted:
            raise Failure(f"the data are {self.axes} there, not {' or '.join(wanted)}")

    # Layers with weights

    def read_conv(self, inputs, attributes):
        self.need_axes("NCHW")
        kernel = inputs[1]
        if attributes.get("group", 1) != 1 or set(attributes.get("dilations", [1])) != {1} or kernel.ndim != 4:
            raise Failure("groups, dilation and other than two dimensions are not supported")
        bias = inputs[2] if len(inputs) > 2 else None
        self.network.conv2d(kernel.transpose(2, 3, 1, 0), bias, attributes.get("strides", [1, 1]), pads_of(attributes))

    def read_batchnormalization(self, inputs, attributes):
        self.need_axes("NCHW", "NC")
        if attributes.get("training_mode", 0):
            raise Failure("is exported for training; export the model in evaluation mode")
        self.network.batch_norm2d(*inputs[1:], attributes.get("epsilon", 1e-5))

    def read_gemm(self, inputs, attributes):
        kernel = attributes.get("alpha", 1.0) * (inputs[1].T if attributes.get("transB") else inputs[1])
        if attributes.get("transA"):
            raise Failure("transA is not supported")
        bias = attributes.get("beta", 1.0) * inputs[2] if len(inputs) > 2 else 0.0
        self.add_dense(kernel, self.numpy.broadcast_to(bias, kernel.shape[1:]))

    def read_matmul(self, inputs, _):
        if inputs[0] is not None or inputs[1].ndim != 2:
            raise Failure("only data times a matrix of weights is supported")
        self.add_dense(inputs[1], 0 * inputs[1][0])

    def add_dense(self, kernel, bias):
        self.flatten() if self.axes == "NP" else self.need_axes("NC")
        self.network.dense(kernel, bias)

    # Factors and terms: of pixels, biases, and batch normalisations that an exporter has folded

    def read_add(self, inputs, _):
        values = self.for_each_channel(inputs)
        self.network.multiply_add(0 * values + 1, values)

    def read_sub(self, inputs, _):
        values = self.for_each_channel(inputs)
        ones = 0 * values + 1
        self.network.multiply_add(*((ones, -values) if inputs[0] is None else (-ones, values)))

    def read_mul(self, inputs, _):
        values = self.for_each_channel(inputs)
        self.network.multiply_add(values, 0 * values)

    def read_div(self, inputs, _):
        if inputs[0] is not None:
            raise Failure("only division by a constant is supported")
        values = self.for_each_channel(inputs)
        if not values.all():
            raise Failure("divides by zero")
        self.network.multiply_add(1 / values, 0 * values)

    def read_neg(self, *_):
        ones = self.numpy.ones(self.network.shape[2])
        self.network.multiply_add(-ones, 0 * ones)

    def for_each_channel(self, inputs):
        """The constant input, of any shape that does not depend on the pixel, as one value for each channel."""
        values = next(value for value in inputs if value is not None).astype("f8")
        shape, channels = tuple(self.data_shape()), self.network.shape[2]
        try:
            values = self.numpy.broadcast_to(values, shape)
        except ValueError:
            raise Failure(f"its constant is {list(values.shape)}, which does not fit the data's {list(shape)}") from None
        place = self.axes.find("C")
        values = values.reshape(-1, 1) if place < 0 else self.numpy.moveaxis(values, place, -1).reshape(-1, channels)
        if (values != values[0]).any():
            raise Failure("only with a constant for each channel is it supported")
        return values[0].copy()

    # Layers without

    def read_plain(self, layer, _, attributes):
        if layer.of_images:
            self.need_axes("NCHW")
        layer.add(self.network, **layer.from_onnx(attributes))

    def read_reducemean(self, inputs, attributes):
        self.need_axes("NCHW", "NHWC")
        over = attributes.get("axes") if len(inputs) < 2 else inputs[1]
        if over is None or {self.axes[axis] for axis in over} != {"H", "W"}:
            raise Failure("only a mean over height and width is supported")
        self.network.global_average_pool()
        if not attributes.get("keepdims", 1):
            self.axes = "NC"

    def read_identity(self, *_):
        """Dropout does nothing in inference."""

    read_dropout = read_identity

    def read_cast(self, _, attributes):
        if attributes["to"] not in (self.onnx.TensorProto.FLOAT, self.onnx.TensorProto.DOUBLE):
            raise Failure("only to floats is it supported")

    def read_softmax(self, _, attributes):
        opset = next(entry.version for entry in self.model.opset_import if entry.domain in ("", "ai.onnx"))
        self.need_axes("NC")
        if attributes.get("axis", -1 if opset >= 13 else 1) not in (-1, 1):
            raise Failure("only over the classes is it supported")
        self.network.head, self.ended = "softmax", True

    read_logsoftmax = read_softmax  # our head is the softmax itself

    def read_sigmoid(self, *_):
        self.need_axes("NC")
        self.network.head, self.ended = "sigmoid", True

    # Shapes

    def read_transpose(self, _, attributes):
        order = attributes.get("perm", range(len(self.axes))[::-1])
        self.axes = "".join(self.axes[axis] for axis in order)

    def read_flatten(self, _, attributes):
        if attributes.get("axis", 1) != 1:
            raise Failure("only with axis 1 is it supported")
        self.flatten()

    def flatten(self):
        if self.axes[0] != "N":
            raise Failure(f"the data are {self.axes} there")
        if self.axes != "NP":  # pixels in a row lie as ours
            self.network.flatten(self.axes[1:] if "C" in self.axes else self.axes[1:] + "C")
        else:
            self.network.flatten()
        self.axes = "NC"

    def read_reshape(self, inputs, attributes):
        before = self.data_shape()
        target = [before[i] if side == 0 and not attributes.get("allowzero") else int(side)
                  for i, side in enumerate(inputs[1])]
        self.reshape(target)

    def read_squeeze(self, inputs, attributes):
        over = list(attributes.get("axes", []) if len(inputs) < 2 else inputs[1])
        before = self.data_shape()
        over = [axis % len(before) for axis in over] or [i for i, side in enumerate(before) if side == 1 and i > 0]
        self.reshape([side for i, side in enumerate(before) if i not in over])

    def read_unsqueeze(self, inputs, attributes):
        target = self.data_shape()
        over = list(attributes.get("axes", []) if len(inputs) < 2 else inputs[1])
        for axis in sorted(axis % (len(target) + len(over)) for axis in over):
            target.insert(axis, 1)
        self.reshape(target)

    def reshape(self, target):
        if -1 in target:
            known = -int(self.numpy.prod(target))
            target[target.index(-1)] = int(self.numpy.prod(self.data_shape())) // max(known, 1)
        if target == self.data_shape():
            return
        if len(target) == 2 and target[0] == self.batch:
            self.flatten()
            return
        # With one channel, or one pixel, the order of the values stays the same: height and width as they were.
        if self.axes[0] != "N":
            raise Failure(f"the data are {self.axes} there")
        rows = "WH" if "WH" in self.axes.replace("C", "") else "HW"
        for axes in (f"NC{rows}", f"N{rows}C", f"N{rows}"):
            sides = dict(zip("HWC", self.network.shape))
            if target == [self.batch, *(sides[axis] for axis in axes[1:])] and (sides["C"] == 1 or self.network.flat):
                self.axes = axes
                return
        raise Failure(f"from {self.data_shape()} to {target} is not supported")


def input_axes(sides):
    """The order of the input's axes, and its shape [height, width, channels]."""
    if sides == [784]:
        return "NP", (28, 28, 1)
    if len(sides) == 2:
        return "NHW", (*sides, 1)
    if len(sides) == 3 and sides[0] in (1, 3):
        return "NCHW", (*sides[1:], sides[0])
    return "NHWC", tuple(sides)
