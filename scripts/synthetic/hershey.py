"""Letters and symbols from the Hershey stroke fonts in Debian's package hershey-fonts-data, as non-digits."""

import sys
from pathlib import Path

# Glyphs that look too much like a digit. Scaled to one size, a point or degree sign is a ring like a 0, and a
# bracket is like a 1.
AMBIGUOUS = set("0123456789()[]|/\\'\"`.,:;!IlOoQZzSsgqbBDGy Y{}~\x7f")
SWASHES = AMBIGUOUS | set("EJLFaT")
# Kana like 3, 7, 1, 2 and 9, by their indices in the font.
KANA = {chr(place) for place in (67, 79, 105, 106, 107, 109, 112, 144, 147, 152, 157, 163, 172, 185, 187, 190, 192, 195,
                                 217, 222)}
FONTS = {
    "training": {"futural": AMBIGUOUS, "cursive": SWASHES, "japanese": KANA},
    "validation": {"scripts": SWASHES, "greeks": AMBIGUOUS | set("FHUdevxhikmnou")},
}


def hershey(name):
    """The glyphs of one font by character. Coordinates count from R; " R" lifts the pen."""
    path = Path(f"/usr/share/hershey-fonts/{name}.jhf")
    if not path.exists():
        sys.exit(f"{path} is missing: install the package hershey-fonts-data")
    glyphs, pending = {}, ""
    for line in path.read_text().split("\n"):
        pending += line
        if len(pending) >= 8 and len(pending) - 8 >= 2 * int(pending[5:8]):
            strokes = [[]]
            for i in range(1, int(pending[5:8])):
                pair = pending[8 + 2 * i:10 + 2 * i]
                if pair == " R":
                    strokes.append([])
                else:
                    strokes[-1].append((ord(pair[0]) - ord("R"), ord(pair[1]) - ord("R")))
            glyphs[chr(32 + len(glyphs))] = [stroke for stroke in strokes if stroke]
            pending = ""
    return glyphs


def letters(fonts):
    """The glyphs of each font; of the Japanese ones only those with several strokes, because some simpler
    ones look like a 7 or a 3."""
    return [[strokes for glyph, strokes in hershey(name).items()
             if strokes and glyph not in left_out and sum(map(len, strokes)) < 120
             and (name != "japanese" or len(strokes) > 3)]
            for name, left_out in fonts.items()]
