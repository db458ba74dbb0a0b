"""What tests of reading Keras' files share."""

from convert_support import Folder, missing, random_arrays
from keras_files import layer

from convert.common import Options
from convert.from_keras import from_keras

INPUT = layer("InputLayer", batch_shape=[None, 28, 28, 1])
FLATTEN, DENSE = layer("Flatten"), layer("Dense", units=10, activation="softmax")


@missing("numpy", "h5py")
class KerasFolder(Folder):
    def read(self, path, **options):
        return from_keras(path, Options(**options))

    def same(self, found, layers, arrays):
        """Architecture and arrays are these."""
        architecture, weights = found
        self.assertEqual([entry["type"] for entry in architecture["layers"]], layers)
        self.assertEqual(sorted(weights), sorted(arrays))
        for name, values in arrays.items():
            self.assertEqual(weights[name].shape, values.shape, name)
            self.assertTrue((weights[name] == values).all(), name)

    def classifier(self):
        layers = [layer("InputLayer", name="in", batch_input_shape=[None, 28, 28, 1]),
                  layer("Conv2D", name="c", filters=2, kernel_size=[3, 3], strides=[1, 1], padding="valid",
                        data_format="channels_last", dilation_rate=[1, 1], groups=1, activation="linear", use_bias=False),
                  layer("BatchNormalization", name="n", axis=[3], epsilon=0.001, center=True, scale=False),
                  layer("Activation", name="a", activation="relu"), layer("Flatten", name="f", data_format="channels_last"),
                  layer("Dense", name="d", units=10, activation="softmax", use_bias=True)]
        arrays = random_arrays(kernel=(3, 3, 1, 2), beta=(2,), mean=(2,), variance=(2,), dense=(26 * 26 * 2, 10), bias=(10,))
        keras_2 = {"in": {}, "c": {"c/kernel:0": arrays["kernel"]}, "n": {
            "n/beta:0": arrays["beta"], "n/moving_mean:0": arrays["mean"], "n/moving_variance:0": arrays["variance"]},
            "a": {}, "f": {}, "d": {"d/kernel:0": arrays["dense"], "d/bias:0": arrays["bias"]}}
        expected = {"0.kernel": arrays["kernel"], "1.scale": arrays["beta"] * 0 + 1, "1.bias": arrays["beta"],
                    "1.mean": arrays["mean"], "1.variance": arrays["variance"], "4.kernel": arrays["dense"],
                    "4.bias": arrays["bias"]}
        return layers, keras_2, (["conv2d", "batch_norm2d", "relu", "flatten", "dense"], expected)

    def keras_3(self, keras_2, names):
        return {names[name]: list(arrays.values()) for name, arrays in keras_2.items() if name in names}
