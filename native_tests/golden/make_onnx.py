#!/usr/bin/env python3
"""Writes formats/*.onnx: small networks as PyTorch's two exporters write them, and what PyTorch computes with them.

Needs torch, onnx and onnxscript:  python native_tests/golden/make_onnx.py

formats/onnx.json holds the softmax of each one's answer to the picture [8, 8] whose pixel i is (37 i mod 101) / 100.
"""

import io
import json
import pathlib

import onnx
import torch
from torch import nn

FOLDER = pathlib.Path(__file__).parent / "formats"
PICTURE = torch.tensor([(37 * i % 101) / 100 for i in range(64)]).reshape(1, 1, 8, 8)


class Plain(nn.Module):
    """As people write it: the flatten by the batch's size."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 4, 3, padding=1)
        self.norm = nn.BatchNorm2d(4)
        self.conv2 = nn.Conv2d(4, 5, (3, 2), stride=(1, 2), bias=False)
        self.fc1 = nn.Linear(5 * 2 * 2, 12)
        self.norm2 = nn.BatchNorm1d(12)
        self.fc2 = nn.Linear(12, 10)

    def forward(self, x):
        x = torch.relu(self.norm(self.conv1(x)))
        x = torch.max_pool2d(x, 2)
        x = torch.nn.functional.leaky_relu(self.conv2(x), 0.2)
        x = x.view(x.size(0), -1)
        x = torch.relu(self.norm2(self.fc1(x)))
        return torch.log_softmax(self.fc2(x), 1)


def activations():
    """Layers of later years. The last one's height and width are swapped before the flatten."""
    return nn.Sequential(
        nn.Conv2d(1, 4, 3), nn.ELU(0.7), nn.Conv2d(4, 8, 3, padding=1, groups=4), nn.SiLU(), nn.AvgPool2d(2, padding=1),
        nn.Conv2d(8, 6, 3, padding=2, dilation=2), nn.Tanh(), nn.MaxPool2d(3, stride=2, padding=1), Swap(), nn.Flatten(),
        nn.Linear(6 * 2 * 2, 9), nn.GELU(), nn.Linear(9, 8), nn.GELU(approximate="tanh"), nn.Linear(8, 10))


class Swap(nn.Module):
    def forward(self, x):
        return x.transpose(2, 3)


class Flat(nn.Module):
    """A vector of pixels, normalised by the graph itself."""

    def __init__(self):
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(64, 7), nn.Linear(7, 10)

    def forward(self, x):
        return torch.softmax(self.fc2(torch.sigmoid(self.fc1((x - 0.25) / 0.5))), 1)


def settled(network):
    """With statistics of batches other than those it starts with."""
    network.train()
    for _ in range(3):
        network(torch.rand(16, *(PICTURE.shape[1:] if not isinstance(network, Flat) else (64,))) * 2 - 0.5)
    return network.eval()


def main():
    torch.manual_seed(3)
    networks = {"plain": Plain(), "activations": activations(), "flat": Flat()}
    answers = {}
    for name, network in networks.items():
        network = settled(network)
        picture = PICTURE.reshape(1, 64) if name == "flat" else PICTURE
        answer = torch.softmax(network(picture), 1)[0] if name != "flat" else network(picture)[0]
        for exporter, dynamo, opset in (("old", False, 11), ("new", True, 20)):
            file = f"{name}-{exporter}.onnx"
            data = io.BytesIO()
            options = {"dynamic_axes": {"x": {0: "n"}}} if not dynamo and name == "plain" else {}
            if dynamo:
                torch.onnx.export(network, (picture,), dynamo=True, opset_version=opset).save(FOLDER / file)
            else:
                torch.onnx.export(network, (picture,), data, dynamo=False, opset_version=opset, input_names=["x"],
                                  **options)
                (FOLDER / file).write_bytes(data.getvalue())
            model = onnx.load(FOLDER / file)
            for node in model.graph.node:  # long names of Python's files and lines
                del node.metadata_props[:]
                node.doc_string = ""
            onnx.checker.check_model(model)
            (FOLDER / file).write_bytes(model.SerializeToString())
            answers[file] = [round(value, 9) for value in answer.tolist()]
    text = ",\n".join(f'  "{file}": {json.dumps(answer)}' for file, answer in answers.items())
    (FOLDER / "onnx.json").write_text("{\n" + text + "\n}\n")


if __name__ == "__main__":
    main()
