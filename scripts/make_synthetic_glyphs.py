#!/usr/bin/env python3
"""Draws synthetic glyphs. The compact model is trained and validated on them, on real pen strokes and on fonts.

Writes two files in the project's strokes format ({"label", "writer", "strokes"}, gzip), one for training and one
for validation, with digits and non-digits (label -1). "writer" is the kind of the glyph, so that `evaluate` prints
figures for each kind:

    3001  digits from control points with random shifts (synthetic/variants.py)
    3002  zeros with a slash or dot                  3003  1s with flag, foot or hook
    3004  7s with bar or serif                       3005  digits of the pen data; some zeros get a slash
    3006  6s with a loop, and digits whose pen comes down early or goes on after the end
    3011  letters and symbols of the Hershey stroke fonts, with an unsteady hand
    3012  letters that are easily read as digits     3013  shapes, dashes, ticks, scribbles, dots
    3014  digits of the pen data mirrored, rotated, in pieces, side by side or on top of each other

Any of them can be recorded coarsely, shortened, extended, or have a stray dot (synthetic/ink.py). Letters that many
people write like a digit (O, l, Z, S, b, g, ...) are left out, because neither answer would be wrong. Training and
validation share no writers, no Hershey fonts and no control points of digits.

The Hershey fonts are read from Debian's package hershey-fonts-data.
"""

import argparse
import gzip
import json
import random
import sys
from pathlib import Path

from distinct import check_distinct
from fetch import write_whole
from synthetic import habits, hershey, letters, other_variants, variants
from synthetic.hand import dense, on_tablet, unit, unsteady, written
from synthetic.ink import troubled
from synthetic.shapes import from_digits, shape

SLASHED, ONES, SEVENS = (0, "slashed"), (1, "flagged"), (7, "barred")
COUNTS = {"training": (20000, 24000), "validation": (3000, 3000)}  # digits and other glyphs
# The percentages of the kinds of glyphs in a file.
DIGIT_PARTS = {3001: 28, 3002: 14, 3003: 13, 3004: 7, 3005: 22, 3006: 16}
OTHER_PARTS = {3011: 37, 3012: 15, 3013: 23, 3014: 25}


class Hand:
    """Draws the digits and other glyphs of one file. Training and validation differ only in their sources."""

    def __init__(self, pens, fonts):
        self.pens = pens
        self.glyphs = hershey.letters(fonts)

    def plain(self, rng):
        """A digit from the control points of one of its variants."""
        label = rng.randrange(10)
        return label, written(variants.VARIANTS[label], rng)

    def zero(self, rng):
        """A slashed zero."""
        body = habits.oval(rng) if rng.random() < 0.6 else written(variants.VARIANTS[0], rng)
        return 0, habits.slash_through(body, rng)

    def one(self, rng):
        """A 1 with flag, foot or hook."""
        return 1, habits.one(rng)

    def seven(self, rng):
        """A 7, usually barred."""
        return 7, habits.seven(rng)

    def real(self, rng):
        """A digit from the pen data; half of the zeros get a slash."""
        glyph = rng.choice(self.pens)
        strokes = unit(glyph["strokes"])
        return glyph["label"], habits.slash_through(strokes, rng) if glyph["label"] == 0 and rng.random() < 0.5 else strokes

    def joined(self, rng):
        """A digit written quickly: a looped 6, or any digit that the pen enters or leaves as if it were joined."""
        if rng.random() < 0.2:
            return 6, habits.six(rng)
        label, strokes = self.plain(rng) if rng.random() < 0.5 else self.real(rng)
        if rng.random() < 0.85:
            strokes = habits.lead_out(label, strokes, rng)
        if label not in (1, 4) and rng.random() < 0.3:  # it would be the flag of a 1, or close a 4
            strokes = habits.lead_in(strokes, rng)
        return label, strokes

    def digit(self, kind, rng):
        """Label and strokes of a random digit."""
        makers = {3001: self.plain, 3002: self.zero, 3003: self.one, 3004: self.seven, 3005: self.real,
                  3006: self.joined}
        label, strokes = makers[kind](rng)
        return label, unsteady(strokes, rng, 0.012 if kind in (3005, 3006) else 0.025)

    def other(self, kind, rng):
        """Strokes of a random non-digit."""
        if kind == 3011:
            return unsteady(dense(rng.choice(rng.choice(self.glyphs)), rng), rng, 0.03)
        if kind == 3012:
            return unsteady(written(letters.VARIANTS, rng), rng, 0.025)
        if kind == 3013:
            return unsteady(dense(shape(rng), rng), rng, 0.03)
        return next(strokes for strokes in iter(lambda: from_digits(self.pens, rng), 0) if strokes)


class OtherHand(Hand):
    """The same from other control points, for validation."""

    def drawn(self, rng, *kinds):
        """A digit from the variants of some kinds, or from all variants."""
        label, special = rng.choice(kinds or list(other_variants.VARIANTS))
        return label, written(other_variants.VARIANTS[label, special], rng)

    def plain(self, rng):
        return self.drawn(rng)

    def zero(self, rng):
        return self.drawn(rng, SLASHED)

    def one(self, rng):
        return self.drawn(rng, ONES)

    def seven(self, rng):
        return self.drawn(rng, SEVENS)


def make(hand, digits, others, rng):
    """Draws all glyphs of one file."""
    glyphs = []
    for kind in rng.choices(list(DIGIT_PARTS), list(DIGIT_PARTS.values()), k=digits):
        label, strokes = hand.digit(kind, rng)
        glyphs.append((kind, label, strokes))
    for kind in rng.choices(list(OTHER_PARTS), list(OTHER_PARTS.values()), k=others):
        glyphs.append((kind, -1, hand.other(kind, rng)))
    rng.shuffle(glyphs)
    return [{"label": label, "writer": kind, "strokes": on_tablet(troubled(unit(strokes), rng), rng)}
            for kind, label, strokes in glyphs]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pen", required=True, type=Path, help="real pen strokes of writers 1-30 (.json.gz)")
    parser.add_argument("--output", required=True, type=Path, help="folder for the two files")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    paths = {part: options.output / f"synthetic-{part}.json.gz" for part in COUNTS}
    check_distinct(parser, [("--pen", options.pen)], [("--output", path) for path in paths.values()])

    with gzip.open(options.pen) as file:
        pens = json.load(file)
    parts = [("training", Hand, [p for p in pens if p["writer"] <= 24]),
             ("validation", OtherHand, [p for p in pens if p["writer"] > 24])]
    for number, (part, hand, writers) in enumerate(parts):
        digits, others = COUNTS[part]
        glyphs = make(hand(writers, hershey.FONTS[part]), digits, others, random.Random(options.seed * 10 + number))
        write_whole(paths[part], gzip.compress(json.dumps(glyphs, separators=(",", ":")).encode(), mtime=0))
        print(f"{paths[part]}: {digits} digits, {others} other glyphs")


if __name__ == "__main__":
    sys.exit(main())
