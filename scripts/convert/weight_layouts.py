"""How other programs arrange the weights of a layer, and the way from there to our order."""


class PyTorch:
    """[out, in, height, width] and [out, in]; a depthwise convolution is one with as many groups as channels."""

    name, flattens = "PyTorch's", "CHW"

    @staticmethod
    def shape(layer, channels):
        """Of the kernel of a layer that gets so many channels."""
        if layer["type"] == "conv2d":
            return (layer["filters"], channels, *layer["kernel"])
        if layer["type"] == "depthwise_conv2d":
            return (channels * layer["multiplier"], 1, *layer["kernel"])
        return (layer["units"], channels)

    @staticmethod
    def ours(layer, kernel, channels):
        if layer["type"] == "conv2d":
            return kernel.transpose(2, 3, 1, 0)
        if layer["type"] == "depthwise_conv2d":
            return kernel.transpose(2, 3, 1, 0).reshape(*layer["kernel"], channels, layer["multiplier"])
        return kernel.transpose()


class Keras:
    """Our own order."""

    name, flattens = "Keras'", "HWC"

    @staticmethod
    def shape(layer, channels):
        if layer["type"] == "conv2d":
            return (*layer["kernel"], channels, layer["filters"])
        if layer["type"] == "depthwise_conv2d":
            return (*layer["kernel"], channels, layer["multiplier"])
        return (channels, layer["units"])

    @staticmethod
    def ours(_, kernel, __):
        return kernel
