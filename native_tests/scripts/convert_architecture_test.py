"""Architectures in JSON are refused as `train` refuses them. Needs no packages."""

import json
import pathlib
import unittest

from convert_support import PROJECT, Folder

from convert.architecture import parse_architecture
from convert.common import Failure
from convert.from_weights import read_architecture
from convert.layer_types import FIELDS

VALID = {"count": 3, "window": [2, 3], "flag": False, "number": 0.5}
BAD = {"count": (0, 2.5, 2.0, True, "3", None, 65537), "window": (3, [3], [0, 1], [3, 65], [3, 3, 3], None, "3"),
       "choice": ("full", 1, None), "flag": (1, "true", None), "number": (-1, 1000, True, "0.5", None)}


def one_layer(layer):
    return {"input": [28, 28, 1], "layers": [layer]}


class Architectures(Folder):
    def refused(self, expected, architecture):
        text = architecture if isinstance(architecture, str) else json.dumps(architecture)
        with self.assertRaises(Failure) as raised:
            parse_architecture(text, "net.json")
        self.assertTrue(str(raised.exception).startswith("net.json: " + expected), str(raised.exception))

    def test_what_train_takes_is_taken(self):
        for file in pathlib.Path(PROJECT, "core/architectures").glob("*.json"):
            self.assertEqual(parse_architecture(file.read_text(), file.name), json.loads(file.read_text()))

    def test_keys_that_no_layer_has_are_refused(self):
        dense = {"type": "dense", "units": 10}
        self.refused('layers[0]: unknown key "activation"; known: type, units', one_layer({**dense, "activation": "relu"}))
        for kind, key in (("max_pool2d", "groups"), ("conv2d", "groups"),
                          ("leaky_relu", "negative_slope"), ("relu", "slope")):
            self.refused(f'layers[0]: unknown key "{key}"; known: type', one_layer({"type": kind, key: 1}))
        self.refused('unknown key "name"; known: input, layers, head', {**one_layer(dense), "name": "mine"})

    def test_an_unknown_layer_is_answered_with_the_known_ones(self):
        self.refused('layers[0].type: unknown layer type "flaten"; known: ' + ", ".join(FIELDS),
                     one_layer({"type": "flaten"}))

    def test_wrong_values_of_every_field_are_refused(self):
        for kind, fields in FIELDS.items():
            valid = {"type": kind} | {field["key"]: VALID.get(field["kind"], "same") for field in fields}
            parse_architecture(json.dumps(one_layer(valid)), "net.json")
            for field in fields:
                for value in BAD[field["kind"]]:
                    self.refused(f"layers[0].{field['key']}", one_layer({**valid, field["key"]: value}))
                if not {"default", "as"} & set(field):
                    self.refused(f'layers[0]: "{field["key"]}" is missing', one_layer({"type": kind}))

    def test_the_rest_of_the_file_is_checked(self):
        relu = {"type": "relu"}
        self.refused("expected an object", "[]")
        self.refused("not valid JSON", "nope")
        self.refused("not valid JSON", "[" * 100000)
        self.refused("not valid JSON", '{"input": [28, 28, 1], "layers": [{"type": "dropout", "rate": NaN}]}')
        self.refused('"rate" comes twice', '{"input": [28, 28, 1], "layers": [{"type": "dropout", "rate": 0, "rate": 1}]}')
        self.refused('"layers" is missing', {"input": [28, 28, 1]})
        self.refused("input: expected [height, width, channels]", {"input": [28, 28], "layers": [relu]})
        self.refused("input[0]: expected a whole number from 1 to 4096", {"input": [0, 28, 1], "layers": [relu]})
        self.refused("layers: expected a list", {"input": [28, 28, 1], "layers": {}})
        self.refused("layers: expected 1 to 64 layers", {"input": [28, 28, 1], "layers": []})
        self.refused("layers[0]: expected an object", one_layer(3))
        self.refused('layers[0]: "type" is missing', one_layer({}))
        self.refused("layers[0].type: expected a text", one_layer({"type": 1}))
        self.refused('head: expected "softmax" or "sigmoid"', {**one_layer(relu), "head": "linear"})

    def test_the_converter_reads_architectures_by_it(self):
        file = self.path / "net.json"
        file.write_text(json.dumps(one_layer({"type": "dense", "units": 10, "activation": "relu"})))
        with self.assertRaisesRegex(Failure, 'net.json: layers.0.: unknown key "activation"'):
            read_architecture(str(file))
        self.assertEqual(read_architecture("seed")[1][1], {"type": "relu"})


if __name__ == "__main__":
    unittest.main()
