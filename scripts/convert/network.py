"""Builds a network layer by layer, each with its arrays."""

import math

from .common import Failure, pair

MOST_WORK = 300_000_000  # multiplications for a picture, as core/model/weights.cpp allows
EXACT = 1e-12  # epsilon of a batch normalisation that only multiplies and adds: lost beside a variance of 1


def same_pads(size, kernel, stride):
    """The padding "same" at the beginning and end of one axis. As in TensorFlow, an odd pixel goes to the end."""
    total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


def reach(window, dilation):
    """How many pixels a window spans on each axis, whose elements lie `dilation` pixels apart."""
    return [(size - 1) * apart + 1 for size, apart in zip(window, dilation)]


def sides_of(pads, sides, window, stride):
    """What is padded before and after each axis, of "valid", "same" or a list [top, left, bottom, right]."""
    if pads == "same":
        return [same_pads(*side) for side in zip(sides, window, stride)]
    top, left, bottom, right = [0] * 4 if pads == "valid" else pads
    return [(top, bottom), (left, right)]


class Network:
    """Tracks the shape [height, width, channels] of the last layer's output; after `flatten` it is [1, 1, values].

    Arrays come in our order: convolutions [height, width, in, out], depthwise ones [height, width, in, multiplier], dense
    kernels [in, out]. Where the other program flattens in another order than ours, HWC (PyTorch mostly CHW),
    `flatten` is told, and what follows is put in our order.
    """

    def __init__(self, shape, options):
        if len(shape) != 3 or not all(isinstance(side, int) and side > 0 for side in shape):
            raise Failure(f"reads {list(shape)}; pictures of [height, width, channels] are supported")
        self.input, self.shape = list(shape), list(shape)
        self.layers, self.arrays, self.head = [], {}, options.head
        self._tell = options.tell
        self._work = 0  # multiplications for a picture
        self._order = None  # for each flattened value, its index in the other program's order

    @property
    def flat(self):
        return self.shape[:2] == [1, 1]

    def add(self, kind, arrays=None, **spec):
        """Adds a layer. `arrays` are named as the weights in our files."""
        for name, array in (arrays or {}).items():
            self.arrays[f"{len(self.layers)}.{name}"] = array
        self.layers.append({"type": kind, **spec})

    def conv2d(self, kernel, bias, stride=1, pads=None, dilation=1):
        """`pads`: top, left, bottom, right; or "valid" or "same"."""
        channels, filters = kernel.shape[2:]
        if channels != self.shape[2]:
            raise Failure(f"reads {channels} channels, but gets {self.shape[2]}")
        self._convolve("conv2d", {"filters": filters}, filters, kernel, bias, stride, pads, dilation)

    def depthwise_conv2d(self, kernel, bias, stride=1, pads=None, dilation=1):
        """Each channel by itself; output channel `in * multiplier + i`."""
        channels, multiplier = kernel.shape[2:]
        if channels != self.shape[2]:
            raise Failure(f"reads {channels} channels, but gets {self.shape[2]}")
        self._convolve("depthwise_conv2d", {"multiplier": multiplier}, channels * multiplier, kernel, bias, stride, pads,
                       dilation)

    def _convolve(self, kind, spec, channels, kernel, bias, stride, pads, dilation):
        window, stride, dilation = list(kernel.shape[:2]), pair(stride), pair(dilation)
        if bias is not None and bias.shape != (channels,):
            raise Failure(f"its bias has {list(bias.shape)} values, {channels} are needed")
        padding, sides = self._padding(pads, reach(window, dilation), stride)
        more = {} if dilation == [1, 1] else {"dilation": dilation}
        self.add(kind, {"kernel": kernel} if bias is None else {"kernel": kernel, "bias": bias}, **spec, kernel=window,
                 stride=stride, padding=padding, bias=bias is not None, **more)
        self.shape = [*sides, channels]
        self._work += math.prod(sides) * math.prod(kernel.shape)

    def max_pool2d(self, pool, stride, pads=None):
        self._pool("max_pool2d", pool, stride, pads)

    def average_pool2d(self, pool, stride, pads=None, count_padding=False):
        """`count_padding`: whether padding counts in the mean."""
        self._pool("average_pool2d", pool, stride, pads, {"count_padding": True} if count_padding else {})

    def _pool(self, kind, pool, stride, pads, more=()):
        pool, stride = pair(pool), pair(stride)
        padding, sides = self._padding(pads, pool, stride)
        if not isinstance(padding, str) and any(pad >= size for pad, size in zip(padding, pool * 2)):
            raise Failure(f"padding {padding} is as much as the pool of {pool[0]} x {pool[1]}: it would hold nothing else")
        self.add(kind, pool=pool, stride=stride, **({} if padding == "valid" else {"padding": padding}), **dict(more))
        self.shape[:2] = sides

    def batch_norm2d(self, scale, bias, mean, variance, epsilon, kind="batch_norm2d"):
        """Normalises each channel, or each value of a flat vector, which batch_norm1d requires."""
        arrays = {"scale": scale, "bias": bias, "mean": mean, "variance": variance}
        if kind == "batch_norm1d" and not self.flat:
            raise Failure(f"normalises a flat vector, but gets {self.shape}; batch_norm2d normalises pictures")
        if any(array.shape != (self.shape[2],) for array in arrays.values()):
            raise Failure(f"normalises {scale.shape[0]} channels, but gets {self.shape[2]}")
        if self._order is not None:
            arrays = {name: array[self._order] for name, array in arrays.items()}
        self.add(kind, arrays, epsilon=float(epsilon))

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
        if bias.shape != kernel.shape[1:]:
            raise Failure(f"its bias has {list(bias.shape)} values, {kernel.shape[1]} are needed")
        if self._order is not None:
            kernel, self._order = kernel[self._order], None
        self.add("dense", {"kernel": kernel, "bias": bias}, units=kernel.shape[1])
        self.shape = [1, 1, kernel.shape[1]]
        self._work += math.prod(kernel.shape)

    def multiply_add(self, scale, bias):
        """Multiplies each channel and adds to it, for programs that do it in layers of their own: scales of pixels,
        biases, parts of batch normalisations. Both are arrays with a value for each channel."""
        layer, name = self.layers[-1] if self.layers else {"type": ""}, f"{len(self.layers) - 1}."
        kind = layer["type"]
        with_bias = ("conv2d", "depthwise_conv2d", "dense")
        if kind != "batch_norm2d" and not (kind in with_bias and (scale == 1).all()):
            self.batch_norm2d(scale, bias, 0 * scale, 0 * scale + 1, EXACT)
            return
        if self._order is not None:
            scale, bias = scale[self._order], bias[self._order]
        if "bias" in layer:
            layer["bias"] = True
        if kind == "batch_norm2d":
            self.arrays[name + "scale"] = self.arrays[name + "scale"] * scale
        self.arrays[name + "bias"] = self.arrays.get(name + "bias", 0) * scale + bias

    def result(self):
        """Returns architecture and arrays."""
        if not self.flat:
            raise Failure(f"ends with data of {self.shape}; a model puts out scores, one for each class")
        if self._work > MOST_WORK:
            raise Failure(f"takes {self._work // 1_000_000} million multiplications a picture, {MOST_WORK // 1_000_000} "
                          "million are allowed; it needs smaller pictures or layers")
        if self.head is None and self.layers and self.layers[-1]["type"] == "sigmoid":
            self.layers.pop()
            self.head = "sigmoid"
        if self.head is None:
            self._tell("ends in neither softmax nor sigmoid: its scores are taken for those before a softmax")
        return {"input": self.input, "layers": self.layers, "head": self.head or "softmax"}, self.arrays

    def _padding(self, pads, window, stride):
        """Our name for the padding, or our list, and height and width of the output."""
        sides, pads = self.shape[:2], "valid" if pads is None else pads
        if not isinstance(pads, str):
            same = sides_of("same", sides, window, stride)
            pads = [int(pad) for pad in pads]
            if not any(pads):
                pads = "valid"
            elif pads == [same[0][0], same[1][0], same[0][1], same[1][1]]:
                pads = "same"
        elif pads not in ("valid", "same"):
            raise Failure(f"padding {pads} is not supported")
        padded = [side + sum(pad) for side, pad in zip(sides, sides_of(pads, sides, window, stride))]
        if any(size > side for side, size in zip(padded, window)):
            raise Failure(f"its window of {window[0]} x {window[1]} is larger than the {sides[0]} x {sides[1]} it gets")
        return pads, [(side - size) // step + 1 for side, size, step in zip(padded, window, stride)]
