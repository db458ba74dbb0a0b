"""What cannot be read of a network of Keras' is named."""

import unittest

from convert_support import random_arrays
from keras_files import functional, h5_file, keras_file, layer, sequential
from keras_support import DENSE, FLATTEN, INPUT, KerasFolder

from convert.common import Failure


class Refusals(KerasFolder):
    def refused(self, part, *layers, weights=None, **options):
        """`layers` after the input, with Dense weights that fit no picture, or with these."""
        path = keras_file(self.path / "odd.keras", sequential(INPUT, *layers), weights or {})
        with self.assertRaisesRegex(Failure, part):
            self.read(path, **options)

    def test_what_is_not_supported_is_named(self):
        dense = {"dense": list(random_arrays(k=(784, 10), b=(10,)).values())}
        self.refused("layer lambda, Lambda: runs code .*put Rescaling", layer("Lambda"), FLATTEN, DENSE, weights=dense)
        self.refused("layer upsampling2d, UpSampling2D: is not supported", layer("UpSampling2D"))
        self.refused("layer softmax, Softmax: comes after dense, which must be the end", FLATTEN, DENSE, layer("Softmax"),
                     weights=dense)
        self.refused("layer dense, Dense: reads 784 values, but gets 196", layer("MaxPooling2D"), FLATTEN, DENSE, weights=dense)
        self.refused("the file has weights for dense, which is no layer", FLATTEN, weights=dense)
        self.refused("layer dense, Dense: needs 2 weights, of 2 and 1 dimensions; the file has none", FLATTEN, DENSE)
        self.refused("layer relu, ReLU: ReLU with a largest value", layer("ReLU", max_value=6.0))
        self.refused("the activation relu6 is not supported; known: relu", layer("Activation", activation="relu6"))
        self.refused("Dense layer of data that are HW", layer("Reshape", target_shape=[28, 28]), DENSE, weights=dense)
        self.refused("reads HWC, but the data are CHW", layer("AveragePooling2D"),
                     layer("MaxPooling2D", data_format="channels_first", pool_size=2))
        self.refused("over axis 1 is not supported where the data are HWC", layer("BatchNormalization", axis=[1]))
        self.refused("makes pictures of another size", layer("Resizing", height=32, width=32))
        self.refused("strides is banana, expected two whole numbers", layer("MaxPooling2D", strides="banana"))

    def test_graphs_that_are_no_chain_are_named(self):
        layers, weights, _ = self.classifier()
        description = functional(*layers)
        entries = description["config"]["layers"]

        def refused(part, **changed):
            path = h5_file(self.path / "m.h5", {**description, **changed}, weights)
            with self.assertRaisesRegex(Failure, part):
                self.read(path)

        entries[3]["inbound_nodes"] = [[["n", 0, 0, {}], ["c", 0, 0, {}]]]
        refused("layer a, Activation: the network branches here")
        entries[3]["inbound_nodes"] = [[["d", 0, 0, {}]]]
        refused("do not lead from in to the output in one chain")
        entries[3]["inbound_nodes"] = [[["in", 0, 0, {}]]]
        refused("layer c is beside the chain")
        description["config"]["output_layers"] = [["d", 0, 0], ["a", 0, 0]]
        refused("has 2 outputs")
        refused("describes a Mine of its own making", class_name="Mine")
        refused("describes no layers", config={"layers": 3})


if __name__ == "__main__":
    unittest.main()
