"""The list of fonts, fonts.tsv: which package has which font, and whose handwriting it is.

`writer` is the font's number as a writer in strokes files: 1001-1999 are for training, those from 2001 are
held out. `kind` is "hand" (handwriting), "script" (cursive with swashes, so some of its capitals look
like digits) or "print" (monoline, with textbook digits: feet, flags, slashed and dotted zeros).
"""

import csv
import pathlib
import re
from typing import NamedTuple

LIST = pathlib.Path(__file__).with_name("fonts.tsv")


class Entry(NamedTuple):
    """One font. `file` is its path in the package, `integrity` the package's hash in npm's notation."""

    writer: int
    kind: str
    package: str
    version: str
    licence: str
    file: str
    sha256: str
    integrity: str

    @property
    def name(self):
        """The name of its file after unpacking."""
        return self.package.rpartition("/")[2] + pathlib.PurePosixPath(self.file).suffix


def read(path=LIST):
    """All entries of a list, in order."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    entries = [Entry(**{**row, "writer": int(row["writer"])}) for row in rows]
    for field in ("writer", "name"):
        values = [getattr(entry, field) for entry in entries]
        if len(set(values)) < len(values):
            raise ValueError(f"{path}: two fonts have the same {field}")
    for entry in entries:
        if not re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", entry.integrity):
            raise ValueError(f"{path}: the integrity of {entry.package} is no SHA-512")
    return entries
