#!/usr/bin/env python3
"""Converts handwriting fonts to strokes: thins their outlines to the lines that a pen would have drawn.

Reads the fonts of scripts/download_fonts.py and writes three strokes files (gzip JSON; "writer" is the font's
number in scripts/fonts/fonts.tsv, "character" the character):

* fonts-digits.json.gz: digits in all variants of a font, including slashed and dotted zeros;
* fonts-others.json.gz: letters and symbols that nobody would read as a digit, label -1;
* fonts-marks.json.gz: the glyphs between the digits of numbers (- . , / : + % =), label -1, which no training uses,
  because by its shape alone a slash is a 1.

A font's shapes vary less than handwriting, so train with --augment. Needs the Python packages of
scripts/fonts/requirements.txt.
"""

import argparse
import gzip
import json
import pathlib
import sys

from distinct import check_distinct
from fetch import FetchError, write_whole
from fonts import manifest
from fonts.glyphs import Font
from fonts.thin import thinned
from fonts.trace import strokes_along

DIGITS = "0123456789"
MARKS = "-.,/:+%="
# Letters and symbols that look like a digit in nobody's handwriting. Left out are O Q o, I L l i !, Z z, S s, b G, q g,
# B, y Y, D, brackets and similar ones: for them, neither answer would be wrong.
OTHERS = "ACEFHJKLMNPRTUVWXacdefhjkmnprtuvwx#$%&*+:;<=>?@^~\""
SWASHES = "CEFJLTUVv"  # cursive forms of these look like 0, 2, 3, 7 and 4
LONGEST = 400  # points: a longer stroke is the edge of a blot


def is_ring(strokes):
    """Whether the drawing is a single closed line."""
    return len(strokes) == 1 and len(strokes[0]) > 3 and strokes[0][0] == strokes[0][-1]


def glyphs_of(font, entry, characters):
    """All characters of one font that can be thinned, as entries of a strokes file."""
    glyphs = []
    for character in characters:
        for picture in font.pictures(character):
            strokes = strokes_along(*thinned(picture))
            if character in OTHERS and is_ring(strokes):
                continue  # thinning can remove the tail of an a, which leaves an o
            if strokes and sum(map(len, strokes)) <= LONGEST:
                label = int(character) if character in DIGITS else -1
                glyphs.append({"label": label, "writer": entry.writer, "character": character, "strokes": strokes})
    return glyphs


def write(path, glyphs):
    """Writes a strokes file. The same glyphs give the same bytes."""
    write_whole(path, gzip.compress(json.dumps(glyphs, separators=(",", ":")).encode(), mtime=0))
    print(f"{path}: {len(glyphs)} glyphs of {len({glyph['writer'] for glyph in glyphs})} fonts")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fonts", type=pathlib.Path, default=pathlib.Path("data/fonts"), help="default: %(default)s")
    parser.add_argument("--output", type=pathlib.Path, required=True, help="folder for the three files")
    parser.add_argument("--list", type=pathlib.Path, default=manifest.LIST, help="default: %(default)s")
    options = parser.parse_args()
    files = {"digits": [], "others": [], "marks": []}
    paths = {name: options.output / f"fonts-{name}.json.gz" for name in files}
    check_distinct(parser, [("--list", options.list)], [("--output", path) for path in paths.values()])
    try:
        for entry in manifest.read(options.list):
            path = options.fonts / entry.name
            if not path.exists():
                raise FetchError(f"{path} is missing: run scripts/download_fonts.py")
            font = Font(path)
            others = [c for c in OTHERS if entry.kind != "script" or c not in SWASHES]
            for name, characters in (("digits", DIGITS), ("others", others), ("marks", MARKS)):
                files[name] += glyphs_of(font, entry, characters)
        for name, glyphs in files.items():
            write(paths[name], glyphs)
    except (FetchError, OSError, ValueError) as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
