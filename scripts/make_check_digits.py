#!/usr/bin/env python3
"""Writes core/formats/check_digits.json: the digits by which the model converter finds out what pixels a model reads.

They are drawn from this project's own control points (synthetic/variants.py), in the strokes format, so that `evaluate`
reads them too. With the same seed the file is the same.
"""

import argparse
import json
import random
from pathlib import Path

from fetch import write_whole
from synthetic.hand import unit, unsteady, written
from synthetic.variants import VARIANTS

OUTPUT = Path(__file__).resolve().parents[1] / "core/formats/check_digits.json"
EACH = 8  # of every digit
SIDE = 100  # of the box that a digit fills, in its coordinates
LATER = {2: 1, 6: 2}  # variants at the end of a digit's list that came later: without them these digits stay as they are
CLOSE = 9  # the least distance of points kept


def thinned(stroke):
    """Whole coordinates, without points close to the one before; the last one stays."""
    points = [[round(SIDE * x), round(SIDE * y)] for x, y in stroke]
    kept = points[:1]
    for point in points[1:]:
        if max(abs(a - b) for a, b in zip(point, kept[-1])) >= CLOSE:
            kept.append(point)
    return kept if len(kept) == 1 or kept[-1] == points[-1] else [*kept, points[-1]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    lines = []
    for label in [label for label in range(10) for _ in range(EACH)]:
        variants = VARIANTS[label][: len(VARIANTS[label]) - LATER.get(label, 0)]
        strokes = unit(unsteady(written(variants, rng), rng, 0.012))
        lines.append(json.dumps({"label": label, "strokes": [thinned(stroke) for stroke in strokes]},
                                separators=(",", ":")))
    write_whole(options.output, ("[\n" + ",\n".join(lines) + "\n]\n").encode())


if __name__ == "__main__":
    main()
