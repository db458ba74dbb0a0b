#!/usr/bin/env python3
"""Compares builds: the labels of MNIST's 10,000 test images, and what random networks say.

`scripts/test.sh everywhere` builds them all and runs this. Fails if a label differs, or a logit by more than its bound.
With the Python package onnxruntime or onnx, what our ONNX files say there is compared, too.
"""

import argparse
import array
import gzip
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ARM64 = ["qemu-aarch64-static", "-L", "/usr/aarch64-linux-gnu"]
BUILDS = {
    "native": ([], "release", ""),
    "portable": ([], "portable", ""),
    "arm64": (ARM64, "arm64", ""),
    "WebAssembly": (["node"], "wasm", ".js"),
}
# Largest allowed differences, in parts of a network's largest logit: of a build's floats from the first build's, of
# integers from floats, and of another program's probabilities from ours.
FLOATS, INTEGERS, PROBABILITIES = 1e-4, 1e-3, 1e-4
PICTURES = 3  # a network


def command(build, program):
    emulator, folder, ending = BUILDS[build]
    path = PROJECT / "build" / folder / "bin" / (program + ending)
    if not path.exists():
        sys.exit(f"{path} is missing: run scripts/test.sh everywhere, or name the builds that are there by --builds")
    return [*emulator, path]


def floats_of(path):
    values = array.array("f")
    values.frombytes(path.read_bytes())
    return values


def compare_labels(options, folder):
    """Returns how many labels differ between the builds."""
    unpacked = []
    for name in ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"):
        source = options.data / f"{name}.gz"
        if not source.exists():
            sys.exit(f"{source} is missing: run scripts/download_mnist.py --output {options.data}")
        unpacked.append(folder / name)
        unpacked[-1].write_bytes(gzip.decompress(source.read_bytes()))
    differing = 0
    for model in options.models:
        said = {}
        for build in options.builds:
            output = folder / build
            subprocess.run([*command(build, "scrawl_probabilities"), model, *unpacked, output], check=True)
            said[build] = floats_of(output)
        first = said[options.builds[0]]
        rows = range(0, len(first), 10)
        labels = {build: [max(range(10), key=lambda k: values[i + k]) for i in rows] for build, values in said.items()}
        for build in options.builds[1:]:
            different = sum(a != b for a, b in zip(labels[options.builds[0]], labels[build], strict=True))
            largest = max(abs(a - b) for a, b in zip(first, said[build], strict=True))
            print(f"{model.name}, {build} and {options.builds[0]}: {len(rows):,} pictures, {different} labels differ, "
                  f"largest difference of a probability {largest:.1e}", flush=True)
            differing += different
    return differing


def largest_difference(some, others, scale):
    return max(abs(a - b) for a, b in zip(some, others, strict=True)) / scale


def padded_unevenly(path):
    """Whether a pool has other padding before than behind, which onnx' reference evaluator takes for another one."""
    import onnx
    pads = [attribute.ints for node in onnx.load(path).graph.node if node.op_type == "MaxPool"
            for attribute in node.attribute if attribute.name == "pads"]
    return any(list(each[:2]) != list(each[2:]) for each in pads)


def other_program():
    """Its name, a function that gives a file's probabilities for a picture, and one that tells files it is wrong about."""
    try:
        import numpy
        import onnxruntime
    except ImportError:
        pass
    else:
        def run(file, picture, side):
            session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
            return session.run(None, {"pixels": numpy.array(picture, numpy.float32).reshape(1, side, side, 1)})[0][0]
        return f"ONNX Runtime {onnxruntime.__version__}", run, lambda path: False
    try:
        import numpy
        import onnx
        from onnx.reference import ReferenceEvaluator
    except ImportError:
        return None, None, None

    def run(file, picture, side):
        return ReferenceEvaluator(str(file)).run(None, {"pixels": numpy.array(picture, numpy.float32).reshape(1, side, side, 1)})[0][0]
    return f"the reference evaluator of onnx {onnx.__version__}", run, padded_unevenly


def check_onnx(folder, count):
    """Compares our ONNX files with what another program computes of them. Returns how many are beyond the bound."""
    name, run, is_wrong_about = other_program()
    if not run:
        print("There is neither onnxruntime nor onnx, so what our ONNX files say is not compared.")
        return 0
    beyond, tried, largest = 0, 0, 0.0
    for seed in range(count):
        file = folder / f"{seed}.onnx"
        if not file.exists() or is_wrong_about(file):
            continue
        tried += 1
        probabilities, pictures = floats_of(folder / f"{seed}.probabilities"), floats_of(folder / f"{seed}.pictures")
        classes, values = len(probabilities) // PICTURES, len(pictures) // PICTURES
        for number in range(PICTURES):
            ours = probabilities[number * classes:][:classes]
            theirs = run(file, pictures[number * values:][:values], round(values ** 0.5))
            difference = max(abs(a - float(b)) for a, b in zip(ours, theirs, strict=True))
            largest = max(largest, difference)
            if not difference <= PROBABILITIES:
                beyond += 1
                print(f"network {seed}, picture {number}: {name} differs by {difference:.1e}")
    print(f"{tried} of {count} random networks in {name}: largest difference of a probability {largest:.1e}", flush=True)
    return beyond


def compare_networks(options, folder):
    """Returns how many random networks say something else in a build, in integers or in another program."""
    beyond = 0
    said = {}
    for build in options.builds:
        said[build] = folder / build
        said[build].mkdir()
        subprocess.run([*command(build, "scrawl_random_networks"), str(options.networks), said[build]], check=True,
                       stdout=subprocess.DEVNULL)
    first = options.builds[0]
    for build in options.builds:
        worst = {"floats": 0.0, "integers": 0.0}
        for seed in range(options.networks):
            if floats_of(said[build] / f"{seed}.pictures") != floats_of(said[first] / f"{seed}.pictures"):
                sys.exit(f"{build}: network {seed} gets other pictures than in {first}")
            here, there = floats_of(said[build] / f"{seed}.logits"), floats_of(said[first] / f"{seed}.logits")
            classes = len(here) // (2 * PICTURES)
            for at in range(0, len(here), 2 * classes):
                reference = there[at:at + classes]
                scale = max(map(abs, reference)) or 1
                floats = largest_difference(here[at:at + classes], reference, scale)
                integers = largest_difference(here[at + classes:at + 2 * classes], reference, scale)
                worst = {"floats": max(worst["floats"], floats), "integers": max(worst["integers"], integers)}
                if not (floats <= FLOATS and integers <= INTEGERS):
                    beyond += 1
                    print(f"{build}: network {seed} differs by {floats:.1e} in floats, {integers:.1e} in integers")
        print(f"{options.networks} random networks, {build} and floats of {first}: largest difference of a logit "
              f"{worst['floats']:.1e} in floats, {worst['integers']:.1e} in integers, in parts of the largest", flush=True)
    return beyond + check_onnx(said[first], options.networks)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=PROJECT / "build/data/mnist", help="folder with the IDX files")
    parser.add_argument("--builds", nargs="+", choices=BUILDS, default=list(BUILDS), help="default: all; others are compared with the first")
    parser.add_argument("--networks", type=int, default=200, help="random networks")
    parser.add_argument("--models", nargs="*", type=Path, help="default: those that the page ships",
                        default=sorted(PROJECT.glob("web/models/*.safetensors")))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        beyond = compare_networks(options, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        beyond += compare_labels(options, Path(folder)) if options.models else 0
    sys.exit(1 if beyond else 0)


if __name__ == "__main__":
    main()
