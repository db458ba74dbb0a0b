#!/usr/bin/env python3
"""Compares the native build with the WebAssembly build on MNIST's 10,000 test images.

Both must have been built with their tests (scripts/test.sh native wasm). Fails if a label differs.
"""

import argparse
import array
import gzip
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
TARGETS = {
    "native": [PROJECT / "build/release/bin/scrawl_probabilities"],
    "WebAssembly": ["node", PROJECT / "build/wasm/bin/scrawl_probabilities.js"],
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=PROJECT / "build/data/mnist", help="folder with the IDX files")
    parser.add_argument("models", nargs="*", type=Path, help="default: those that the page ships",
                        default=sorted(PROJECT.glob("web/models/*.safetensors")))
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        unpacked = []
        for name in ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"):
            source = options.data / f"{name}.gz"
            if not source.exists():
                sys.exit(f"{source} is missing: run scripts/download_mnist.py --output {options.data}")
            unpacked.append(Path(folder) / name)
            unpacked[-1].write_bytes(gzip.decompress(source.read_bytes()))
        differing = 0
        for model in options.models:
            said = []
            for target, command in TARGETS.items():
                if not Path(command[-1]).exists():
                    sys.exit(f"{command[-1]} is missing: run scripts/test.sh native wasm")
                output = Path(folder) / target
                subprocess.run([*command, model, *unpacked, output], check=True)
                said.append(array.array("f", output.read_bytes()))
            first, second = said
            rows = range(0, len(first), 10)
            labels = [[max(range(10), key=lambda k: values[i + k]) for i in rows] for values in said]
            different = sum(a != b for a, b in zip(*labels))
            largest = max(abs(a - b) for a, b in zip(first, second))
            print(f"{model.name}: {len(rows):,} pictures, {different} labels differ, "
                  f"largest difference of a probability {largest:.1e}")
            differing += different
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
