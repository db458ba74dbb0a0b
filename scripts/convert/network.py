"""Builds a network layer by layer, each with its arrays."""

from .common import Failure, need, pair

EXACT = 1e-12  # epsilon of a batch normalisation that only multiplies and adds: lost beside a variance of 1


def same_pads(size, kernel, stride):
    """The padding "same" at the beginning and end of one axis. As in TensorFlow, an odd pixel goes to the end."""
    total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


class Network:
    """Tracks the shape [height, width, channels] of the last layer's output; after `flatten` it is [1, 1, values].

    Arrays come in our order: convolutions [height, width, in, out], dense kernels [in, out]. Where the other program
    flattens in another order than ours, HWC (PyTorch and ONNX mostly CHW), `flatten` is told, and what follows is put
    in our order.
    """

    def __init__(self, shape, options):
        if len(shape) != 3 or not all(isinstance(side, int) and side > 0 for side in shape):
            raise Failure(f"reads {list(shape)}; pictures of [height, width, channels] are supported")
        self.input, self.shape = list(shape), list(shape)
        self.layers, self.arrays, self.head = [], {}, options.head
        self._order = None  # for each flattened value, its index in the other program's order

    @property
    def flat(self):
        return self.shape[:2] == [1, 1]

    def add(self, kind, arrays=None, **spec):
        """Adds a layer. `arrays` are named as the weights in our files."""
        for name, array in (arrays or {}).items():
            self.arrays[f"{len(self.layers)}.{name}"] = array
        self.layers.append({"type": kind, **spec})

    def conv2d(self, kernel, bias, stride=1, pads=None):
        """`pads`: top, left, bottom, right; or "valid" or "same"."""
        height, width, channels, filters = kernel.shape
        if channels != self.shape[2]:
            raise Failure(f"reads {channels} channels, but gets {self.shape[2]}")
        stride = pair(stride)
        padding, sides = self._padding(pads, (height, width), stride)
        self.add("conv2d", {"kernel": kernel} if bias is None else {"kernel": kernel, "bias": bias}, filters=filters,
                 kernel=[height, width], stride=stride, padding=padding, bias=bias is not None)
        self.shape = [*sides, filters]

    def max_pool2d(self, pool, stride, pads=None):
        pool, stride = pair(pool), pair(stride)
        if self._padding(pads, pool, stride)[0] != "valid":
            raise Failure("max pooling with padding is not supported")
        self.add("max_pool2d", pool=pool, stride=stride)
        self.shape[:2] = [(side - window) // step + 1 for side, window, step in zip(self.shape, pool, stride)]

    def batch_norm2d(self, scale, bias, mean, variance, epsilon):
        arrays = {"scale": scale, "bias": bias, "mean": mean, "variance": variance}
        if scale.shape[0] != self.shape[2]:
            raise Failure(f"normalises {scale.shape[0]} channels, but gets {self.shape[2]}")
        if self._order is not None:
            arrays = {name: array[self._order] for name, array in arrays.items()}
        self.add("batch_norm2d", arrays, epsilon=float(epsilon))

    def flatten(self, axes="HWC"):
        """`axes`: the other program's order of height, width and channels, the last one varies fastest."""
        if self.flat:
            return
        sides = dict(zip("HWC", self.shape))
        step, steps = 1, {}  # how far apart neighbours of an axis lie in the other program
        for axis in reversed(axes):
            steps[axis], step = step, step * sides[axis]
        height, width, channels = self.shape
        order = [y * steps["H"] + x * steps["W"] + c * steps["C"]
                 for y in range(height) for x in range(width) for c in range(channels)]
        if order != list(range(len(order))):
            self._order = order
        self.add("flatten")
        self.shape = [1, 1, height * width * channels]

    def global_average_pool(self):
        self.add("global_average_pool")
        self.shape[:2] = [1, 1]

    def dense(self, kernel, bias):
        if not self.flat:
            raise Failure("a dense layer needs a flat input; flatten before it")
        if kernel.shape[0] != self.shape[2]:
            raise Failure(f"reads {kernel.shape[0]} values, but gets {self.shape[2]}")
        if self._order is not None:
            kernel, self._order = kernel[self._order], None
        self.add("dense", {"kernel": kernel, "bias": bias}, units=kernel.shape[1])
        self.shape = [1, 1, kernel.shape[1]]

    def multiply_add(self, scale, bias):
        """Multiplies each channel and adds to it, for programs that do it in layers of their own: scales of pixels,
        biases, parts of batch normalisations. Both are arrays with a value for each channel."""
        layer, name = self.layers[-1] if self.layers else {"type": ""}, f"{len(self.layers) - 1}."
        kind = layer["type"]
        if kind != "batch_norm2d" and not (kind in ("conv2d", "dense") and (scale == 1).all()):
            self.batch_norm2d(scale, bias, 0 * scale, 0 * scale + 1, EXACT)
            return
        if self._order is not None:
            scale, bias = scale[self._order], bias[self._order]
        if kind == "conv2d":
            layer["bias"] = True
        if kind == "batch_norm2d":
            self.arrays[name + "scale"] = self.arrays[name + "scale"] * scale
        self.arrays[name + "bias"] = self.arrays.get(name + "bias", 0) * scale + bias

    def result(self):
        """Returns architecture and arrays."""
        if self.head is None:
            raise Failure("ends in neither softmax nor sigmoid; say what its answers mean by --head softmax")
        return {"input": self.input, "layers": self.layers, "head": self.head}, self.arrays

    def _padding(self, pads, window, stride):
        """Our name for the padding, and height and width of the output."""
        sides = self.shape[:2]
        if pads != "same" and any(size > side + 2 * max(pads if isinstance(pads, (list, tuple)) else [0])
                                  for side, size in zip(sides, window)):
            raise Failure(f"its window of {window[0]} x {window[1]} is larger than the {sides[0]} x {sides[1]} it gets")
        same = [same_pads(*side) for side in zip(sides, window, stride)]
        if pads == "same" or (isinstance(pads, (list, tuple)) and any(pads)
                              and list(pads) == [same[0][0], same[1][0], same[0][1], same[1][1]]):
            return "same", [-(-side // step) for side, step in zip(sides, stride)]
        if pads in (None, "valid") or not any(pads):
            return "valid", [(side - size) // step + 1 for side, size, step in zip(sides, window, stride)]
        raise Failure(f"padding {list(pads)} is not supported: only none, or as much as keeps the size")
