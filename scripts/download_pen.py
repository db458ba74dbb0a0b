#!/usr/bin/env python3
"""Downloads digits that 30 people wrote with a pen on a tablet, as strokes.

E. Alpaydin, F. Alimoglu: Pen-Based Recognition of Handwritten Digits, UCI Machine Learning Repository,
1998, https://doi.org/10.24432/C5MG6K, licence CC BY 4.0. The original, unnormalised training file is
converted to JSON, gzipped: a list of {"label": 0-9, "writer": 1-30, "strokes": [[[x, y], ...], ...]} in
writing order, in the tablet's 500 by 500 pixels with y pointing down. Writers 1-24 are for training,
25-30 for validation.

With --from FOLDER, or the environment variable SCRAWL_DATA naming a folder, the data are taken from
there (or from its subfolder pen) instead of the network: either the archive (pendigits.zip), or
pendigits-orig.tra (also as .Z), or a converted strokes.json.gz.
"""

import argparse
import gzip
import json
import pathlib
import re
import subprocess
import sys
import zipfile

from fetch import FetchError, data_folder, fetch_checked, sha256_of, write_whole

URL = "https://archive.ics.uci.edu/static/public/81/pen+based+recognition+of+handwritten+digits.zip"
ARCHIVE_SHA256 = "1e02bea023613c2b11c9492f6f34caf975420455934f3527d270cee9a1f03b64"
BOX = 500  # tablet pixels
MEMBER = "pendigits-orig.tra"
EXPECTED = (7494, 30)  # digits and writers
SEGMENT = re.compile(r'\.SEGMENT\s+DIGIT\s+\S+\s+\?\s+"(\d)"')


def parse_unipen(text, name):
    """The digits of a UNIPEN text as the JSON described above.

    A digit starts at .SEGMENT with its label; .COMMENT repeats the label and tells the writer; a stroke's
    points lie between .PEN_DOWN and .PEN_UP. Other lines tell nothing that we need.
    """
    digits, stroke = [], None
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        try:
            if line.startswith(".SEGMENT"):
                digits.append({"label": int(SEGMENT.match(line)[1]), "writer": None, "strokes": []})
            elif line.startswith(".COMMENT") and digits and digits[-1]["writer"] is None:
                label, digits[-1]["writer"] = (int(word) for word in line.split()[1:3])
                if label != digits[-1]["label"]:
                    raise ValueError
            elif line == ".PEN_DOWN":
                stroke = []
                digits[-1]["strokes"].append(stroke)
            elif line == ".PEN_UP":
                stroke = None
            elif stroke is not None and line:
                x, y = (int(word) for word in line.split())
                stroke.append([x, BOX - y])
        except (ValueError, TypeError, IndexError):
            raise FetchError(f"{name}, line {number}: cannot read {line!r}") from None
    for index, digit in enumerate(digits, 1):
        if digit["writer"] is None or not all(digit["strokes"]) or not digit["strokes"]:
            raise FetchError(f"{name}: digit {index} has no writer, or a stroke without points")
    return digits


def unpacked(content, name):
    """The text of a file, which may be compressed with compress."""
    if content[:2] == b"\x1f\x9d":
        done = subprocess.run(["gzip", "-dc"], input=content, capture_output=True, check=False)
        if done.returncode:
            raise FetchError(f"{name}: {done.stderr.decode().strip()}")
        content = done.stdout
    return content.decode("latin-1")


def from_archive(path):
    """The UNIPEN text from UCI's archive."""
    if sha256_of(path) != ARCHIVE_SHA256:
        raise FetchError(f"{path} is not UCI's archive: its checksum differs")
    with zipfile.ZipFile(path) as archive:
        return unpacked(archive.read(f"{MEMBER}.Z"), MEMBER)


def find_text(folder, output):
    """The UNIPEN text, from the folder or (without one) from the network."""
    if not folder:
        path = output / "pendigits.zip"
        if not path.exists():
            fetch_checked(path, lambda partial: sha256_of(partial) == ARCHIVE_SHA256, [URL])
        return from_archive(path)
    for path in (folder / MEMBER, folder / f"{MEMBER}.Z"):
        if path.exists():
            return unpacked(path.read_bytes(), path)
    if (folder / "pendigits.zip").exists():
        return from_archive(folder / "pendigits.zip")
    raise FetchError(f"no pendigits.zip, {MEMBER}, {MEMBER}.Z or strokes.json.gz in {folder}")


def checked(digits, source):
    """The digits; raises an error if some are missing."""
    found = (len(digits), len({digit["writer"] for digit in digits}))
    if found != EXPECTED:
        digits_and_writers = "{} digits of {} writers"
        raise FetchError(f"{source} has {digits_and_writers.format(*found)}, not {digits_and_writers.format(*EXPECTED)}")
    return digits


def read_json(path):
    """The digits of a converted file."""
    try:
        return checked(json.loads(gzip.decompress(path.read_bytes())), path)
    except (ValueError, EOFError, KeyError, TypeError, gzip.BadGzipFile):
        raise FetchError(f"{path} is not a strokes file: delete it and try again") from None


def get(output, folder):
    """Makes the strokes file in `output` unless it is there; returns its path."""
    target = output / "strokes.json.gz"
    if target.exists():
        read_json(target)
        return target
    if folder and (folder / target.name).exists():
        digits = read_json(folder / target.name)
    else:
        digits = checked(parse_unipen(find_text(folder, output), MEMBER), MEMBER)
    write_whole(target, gzip.compress(json.dumps(digits, separators=(",", ":")).encode(), mtime=0))
    return target


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path("data/pen"), help="default: %(default)s")
    parser.add_argument("--from", dest="folder", type=pathlib.Path, help="a folder instead of the network")
    options = parser.parse_args()
    try:
        print(f"The pen strokes are in {get(options.output, data_folder(options.folder, 'pen'))}")
    except (FetchError, OSError, ValueError, zipfile.BadZipFile) as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
