#!/usr/bin/env python3
"""Makes the page's training data from MNIST's training images: FOLDER/data.json and, for
each set that it lists, FOLDER/SET-images.gz and FOLDER/SET-labels.gz (IDX files).

MNIST is taken from the folder in SCRAWL_DATA, from data/mnist or from build/data/mnist. Without
MNIST the list is empty, and the page asks the user for a file when it needs digits.
"""

import argparse
import gzip
import json
import os
import pathlib
import random
import struct
import sys

from download_mnist import FILES, take_from
from fetch import FetchError

PROJECT = pathlib.Path(__file__).resolve().parents[1]
# The shipped networks were not trained on the last 5,000 images: from these come the set
# that is replayed while teaching and the set for checking; the set to train on comes from the others.
HELD_OUT = 5000
SETS = {"replay": (1000, True), "check": (1000, True), "sample": (10000, False)}


def mnist_folder():
    """The folder with MNIST's files; None if there is none."""
    given = os.environ.get("SCRAWL_DATA")
    folders = [pathlib.Path(given) / "mnist", pathlib.Path(given)] if given else []
    for folder in (*folders, PROJECT / "data/mnist", PROJECT / "build/data/mnist"):
        if any((folder / f"train-images-idx3-ubyte{end}").exists() for end in ("", ".gz")):
            return folder
    return None


def choose(count):
    """The rows of each set: a random choice without repetition, with a fixed seed."""
    rng = random.Random(1)
    first = count - HELD_OUT
    pools = {False: list(range(first)), True: list(range(first, count))}
    for pool in pools.values():
        rng.shuffle(pool)
    return {name: [pools[held_out].pop() for _ in range(size)] for name, (size, held_out) in SETS.items()}


def make(folder, output):
    """Writes all sets from the MNIST files in `folder`; returns their description for data.json."""
    images, labels = (
        gzip.decompress(take_from(folder, name, FILES[name]))
        for name in ("train-images-idx3-ubyte", "train-labels-idx1-ubyte")
    )
    side = 28
    size = side * side
    listed = {}
    for name, rows in choose(len(labels) - 8).items():
        files = {
            "images": struct.pack(">IIII", 0x803, len(rows), side, side)
            + b"".join(images[16 + size * row : 16 + size * (row + 1)] for row in rows),
            "labels": struct.pack(">II", 0x801, len(rows)) + bytes(labels[8 + row] for row in rows),
        }
        packed = {part: gzip.compress(content, 9, mtime=0) for part, content in files.items()}
        for part, content in packed.items():
            (output / f"{name}-{part}.gz").write_bytes(content)
        listed[name] = {"count": len(rows), "bytes": sum(map(len, packed.values()))}
    return listed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=pathlib.Path, metavar="FOLDER")
    output = parser.parse_args().output
    listing = output / "data.json"
    if listing.exists() and json.loads(listing.read_text()):
        return
    try:
        folder = mnist_folder()
        output.mkdir(parents=True, exist_ok=True)
        listing.write_text(json.dumps(make(folder, output) if folder else {}) + "\n")
    except (FetchError, OSError) as error:
        sys.exit(f"error: {error}")
    if not folder:
        print("no MNIST here (scripts/download_mnist.py brings it): the page will ask for digits to learn with")


if __name__ == "__main__":
    main()
