#!/usr/bin/env python3
"""Downloads MNIST (four IDX files, gzip) from public mirrors and checks every file.

With --from FOLDER, or the environment variable SCRAWL_DATA naming a folder, the files are taken from
there (or from its subfolder mnist) instead of the network, gzipped or not. Correct files that exist
already are kept; an interrupted download continues where it stopped.
"""

import argparse
import gzip
import hashlib
import pathlib
import sys
import zlib

from fetch import FetchError, data_folder, fetch_checked, write_whole

# Checksums of the decompressed files: mirrors compress them differently.
FILES = {
    "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}
MIRRORS = (
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
)


def is_right(path, sha256):
    """Whether a file (decompressed if it is gzip) has this checksum."""
    content = path.read_bytes()
    if content[:2] == b"\x1f\x8b":
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError, zlib.error):
            return False
    return hashlib.sha256(content).hexdigest() == sha256


def take_from(folder, name, sha256):
    """The gzipped bytes of a file in `folder`, where it may be compressed or not."""
    for path in (folder / f"{name}.gz", folder / name):
        if path.exists():
            if not is_right(path, sha256):
                raise FetchError(f"{path} is not MNIST's {name}: its checksum differs")
            content = path.read_bytes()
            return content if path.suffix == ".gz" else gzip.compress(content, mtime=0)
    raise FetchError(f"no {name}.gz in {folder}")


def get(name, sha256, output, folder):
    """Puts one file into `output` unless it is there; returns what was done."""
    target = output / f"{name}.gz"
    if target.exists() and is_right(target, sha256):
        return "is there"
    if folder:
        write_whole(target, take_from(folder, name, sha256))
        return f"taken from {folder}"
    fetch_checked(target, lambda path: is_right(path, sha256), [f"{mirror}{target.name}" for mirror in MIRRORS])
    return "downloaded"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path("data/mnist"), help="default: %(default)s")
    parser.add_argument("--from", dest="folder", type=pathlib.Path, help="a folder instead of the network")
    options = parser.parse_args()
    try:
        folder = data_folder(options.folder, "mnist")
        for name, sha256 in FILES.items():
            print(f"{name}.gz {get(name, sha256, options.output, folder)}")
    except (FetchError, OSError) as error:
        sys.exit(f"error: {error}")
    print(f"MNIST is in {options.output}")


if __name__ == "__main__":
    main()
