#!/usr/bin/env python3
"""Draw the synthetic signs that the compact model is trained and validated with, beside real pens.

Two kinds, in the project's strokes format ({"label", "writer", "strokes"}, gzip):

* digits in the ways of writing that a small group of writers lacks (crossed and uncrossed 7s, 1s
  with flag and foot, open and closed 4s, looped 2s, ...): splines through control points that are
  moved a little each time;
* signs that are no digits (label -1): letters and symbols of the Hershey stroke fonts written with
  an unsteady hand, shapes, dashes, ticks, scribbles, dots, mirrored and turned digits, single
  strokes of digits, two digits side by side or on top of each other.

Letters that many people write like a digit (O, l, Z, S, b, g, ...) are left out: neither answer is
wrong for them. Training and validation share neither writers nor fonts.

The Hershey fonts are read from Debian's package hershey-fonts-data.
"""

import argparse
import gzip
import json
import math
import random
import sys
from pathlib import Path

# Control points of strokes in a unit box, y down: one list of strokes for each way of writing. A
# point given twice is a corner.
WAYS = {
    0: [
        [[(0.5, 0), (0.15, 0.2), (0, 0.55), (0.2, 0.92), (0.5, 1), (0.85, 0.8), (0.95, 0.4), (0.75, 0.05), (0.48, 0.02)]],
        [[(0.45, 0.03), (0.8, 0.08), (1, 0.45), (0.85, 0.85), (0.5, 1), (0.15, 0.85), (0, 0.5), (0.12, 0.12), (0.5, 0)]],
        [[(0.7, 0.05), (0.35, 0), (0.05, 0.3), (0.1, 0.8), (0.5, 1), (0.9, 0.75), (0.9, 0.3), (0.6, 0.04), (0.4, 0.1)]],
    ],
    1: [
        [[(0.15, 0), (0.14, 0.5), (0.12, 1)]],
        [[(0, 0.28), (0.2, 0.12), (0.32, 0), (0.32, 0), (0.32, 0.5), (0.31, 1)]],
        [[(0, 0.35), (0.25, 0.15), (0.4, 0), (0.4, 0), (0.38, 0.5), (0.36, 1)], [(0.08, 1), (0.4, 0.99), (0.7, 1)]],
        [[(0.45, 0), (0.25, 0.5), (0.05, 1)]],
        [[(0, 0.55), (0.35, 0.2), (0.55, 0), (0.55, 0), (0.54, 0.5), (0.53, 1)]],
        [[(0.1, 0.12), (0.3, 0), (0.3, 0), (0.3, 0.5), (0.3, 1)], [(0, 1), (0.3, 1), (0.6, 1)]],
    ],
    2: [
        [[(0.05, 0.25), (0.3, 0), (0.75, 0.05), (0.85, 0.35), (0.5, 0.7), (0.02, 1), (0.02, 1), (0.5, 0.98), (1, 0.97)]],
        [[(0, 0.3), (0.25, 0.02), (0.7, 0.05), (0.8, 0.35), (0.5, 0.75), (0.15, 0.98), (0.05, 0.85), (0.25, 0.8), (0.6, 0.95), (1, 0.95)]],
        [[(0.05, 0.1), (0.4, 0), (0.85, 0.02), (0.85, 0.1), (0.45, 0.55), (0.05, 0.98), (0.05, 0.98), (0.5, 1), (0.95, 0.98)]],
        [[(0, 0.2), (0.35, 0), (0.75, 0.15), (0.7, 0.5), (0.35, 0.85), (0.1, 1), (0, 0.9), (0.15, 0.8), (0.5, 0.92), (0.8, 1), (1, 0.9)]],
        [[(0.1, 0.3), (0.1, 0.1), (0.5, 0), (0.85, 0.2), (0.7, 0.55), (0.3, 0.8), (0, 1), (0, 1), (1, 1)]],
    ],
    3: [
        [[(0.05, 0.15), (0.4, 0), (0.8, 0.1), (0.8, 0.35), (0.4, 0.48), (0.4, 0.48), (0.85, 0.6), (0.9, 0.85), (0.5, 1), (0, 0.88)]],
        [[(0.05, 0.02), (0.45, 0), (0.9, 0), (0.9, 0), (0.65, 0.22), (0.4, 0.42), (0.4, 0.42), (0.8, 0.5), (0.92, 0.75), (0.6, 1), (0.05, 0.9)]],
        [[(0.05, 0.2), (0.45, 0), (0.8, 0.2), (0.5, 0.45), (0.35, 0.48), (0.5, 0.5), (0.9, 0.72), (0.55, 1), (0.05, 0.85)]],
        [[(0, 0.1), (0.5, 0), (0.7, 0.2), (0.45, 0.42), (0.2, 0.45), (0.2, 0.45), (0.6, 0.5), (0.75, 0.75), (0.45, 1), (0, 0.95)]],
    ],
    4: [
        [[(0.2, 0), (0.1, 0.3), (0, 0.6), (0, 0.6), (0.45, 0.6), (0.95, 0.58)], [(0.7, 0.1), (0.68, 0.55), (0.66, 1)]],
        [[(0.65, 0), (0.35, 0.3), (0, 0.65), (0, 0.65), (0.45, 0.66), (1, 0.65)], [(0.68, 0.02), (0.67, 0.5), (0.66, 1)]],
        [[(0.1, 0), (0.05, 0.3), (0.1, 0.5), (0.45, 0.52), (0.8, 0.4), (0.85, 0.02), (0.85, 0.02), (0.82, 0.5), (0.78, 1)]],
        [[(0.7, 1), (0.71, 0.5), (0.72, 0), (0.72, 0), (0.35, 0.35), (0, 0.66), (0, 0.66), (0.5, 0.66), (1, 0.65)]],
        [[(0.45, 0), (0.25, 0.3), (0, 0.62), (0.3, 0.66), (0.95, 0.6)], [(0.6, 0.35), (0.58, 0.7), (0.55, 1)]],
        [[(0.05, 0), (0, 0.45), (0, 0.45), (0.4, 0.46), (0.8, 0.45)], [(0.8, 0), (0.8, 0.5), (0.8, 1)]],
        [[(0.5, 0), (0.2, 0.35), (0, 0.6), (0.3, 0.62), (0.75, 0.5), (0.85, 0.2), (0.8, 0.5), (0.7, 1)]],
        [[(0.75, 0), (0.72, 0.5), (0.7, 1)], [(0.7, 0.02), (0.35, 0.35), (0, 0.7), (0, 0.7), (0.5, 0.7), (1, 0.68)]],
    ],
    5: [
        [[(0.9, 0), (0.5, 0.01), (0.12, 0.02), (0.12, 0.02), (0.08, 0.25), (0.05, 0.42), (0.05, 0.42), (0.5, 0.38), (0.9, 0.6), (0.75, 0.92), (0.35, 1), (0, 0.9)]],
        [[(0.15, 0), (0.1, 0.22), (0.06, 0.42), (0.06, 0.42), (0.5, 0.38), (0.9, 0.62), (0.72, 0.93), (0.35, 1), (0, 0.88)], [(0.15, 0.01), (0.5, 0.02), (0.95, 0)]],
        [[(0.95, 0), (0.5, 0), (0.2, 0.1), (0.1, 0.35), (0.4, 0.42), (0.85, 0.6), (0.7, 0.95), (0.3, 1), (0, 0.88)]],
        [[(0.85, 0), (0.5, 0), (0.2, 0.02), (0.15, 0.3), (0.1, 0.48), (0.45, 0.4), (0.8, 0.55), (0.8, 0.8), (0.5, 1), (0.05, 0.95)]],
        [[(0.1, 0.02), (0.08, 0.25), (0.05, 0.45), (0.05, 0.45), (0.5, 0.4), (0.75, 0.68), (0.5, 0.98), (0, 1)], [(0.12, 0.05), (0.6, 0.02), (1, -0.08)]],
    ],
    6: [
        [[(0.75, 0), (0.35, 0.2), (0.05, 0.55), (0.08, 0.88), (0.45, 1), (0.85, 0.85), (0.8, 0.6), (0.45, 0.52), (0.1, 0.72)]],
        [[(0.6, 0), (0.3, 0.3), (0.05, 0.7), (0.3, 1), (0.65, 0.95), (0.75, 0.7), (0.45, 0.58), (0.12, 0.75)]],
        [[(0.2, 0), (0.1, 0.35), (0.02, 0.75), (0.3, 1), (0.75, 0.92), (0.7, 0.65), (0.35, 0.6), (0.08, 0.8)]],
        [[(0.45, 0), (0.2, 0.35), (0.03, 0.7), (0.12, 0.95), (0.4, 1), (0.6, 0.82), (0.4, 0.65), (0.1, 0.78)]],
        [[(0.95, 0.08), (0.6, 0), (0.2, 0.3), (0.05, 0.7), (0.35, 1), (0.8, 0.9), (0.85, 0.6), (0.5, 0.48), (0.12, 0.65)]],
    ],
    7: [
        [[(0, 0.03), (0.5, 0.02), (0.95, 0), (0.95, 0), (0.65, 0.45), (0.4, 1)]],
        [[(0, 0.03), (0.5, 0.02), (0.95, 0), (0.95, 0), (0.65, 0.45), (0.4, 1)], [(0.3, 0.5), (0.6, 0.48), (0.95, 0.47)]],
        [[(0.02, 0.2), (0.04, 0.02), (0.04, 0.02), (0.5, 0.03), (0.95, 0), (0.95, 0), (0.6, 0.5), (0.45, 1)]],
        [[(0, 0.1), (0.3, 0), (0.6, 0.08), (1, 0.02), (0.98, 0.05), (0.6, 0.5), (0.5, 1)], [(0.25, 0.55), (0.6, 0.5), (1, 0.45)]],
        [[(0, 0.12), (0.02, 0), (0.02, 0), (0.5, 0.02), (0.9, 0), (0.9, 0), (0.6, 0.5), (0.5, 1)], [(0.25, 0.52), (0.9, 0.48)]],
        [[(0, 0.03), (0.5, 0.02), (0.95, 0), (0.95, 0), (0.65, 0.5), (0.4, 1)], [(0.25, 0.35), (0.6, 0.5), (0.95, 0.62)]],
        [[(0, 0.06), (0.45, 0.04), (0.8, 0), (0.85, 0.08), (0.8, 0.5), (0.75, 1)]],
    ],
    8: [
        [[(0.8, 0.12), (0.45, 0), (0.1, 0.18), (0.35, 0.42), (0.75, 0.6), (0.85, 0.85), (0.45, 1), (0.05, 0.85), (0.2, 0.6), (0.65, 0.4), (0.82, 0.15)]],
        [[(0.5, 0.48), (0.12, 0.3), (0.3, 0.02), (0.7, 0.03), (0.85, 0.28), (0.52, 0.47), (0.1, 0.7), (0.2, 0.97), (0.7, 1), (0.92, 0.75), (0.54, 0.49)]],
        [[(0.5, 0), (0.15, 0.2), (0.45, 0.45), (0.82, 0.22), (0.5, 0.01)], [(0.48, 0.46), (0.05, 0.72), (0.45, 1), (0.92, 0.75), (0.5, 0.46)]],
        [[(0.7, 0.1), (0.4, 0), (0.15, 0.2), (0.5, 0.5), (0.7, 0.8), (0.4, 1), (0.12, 0.8), (0.4, 0.5), (0.75, 0.1)]],
        [[(0.95, 0), (0.5, 0.5), (0.1, 0.85), (0.4, 1), (0.75, 0.8), (0.5, 0.5), (0.15, 0.2), (0.4, 0), (0.7, 0.15), (0.5, 0.5)]],
    ],
    9: [
        [[(0.85, 0.2), (0.5, 0), (0.08, 0.2), (0.2, 0.48), (0.65, 0.45), (0.88, 0.15), (0.88, 0.15), (0.85, 0.55), (0.8, 1)]],
        [[(0.8, 0.15), (0.4, 0), (0.05, 0.25), (0.3, 0.5), (0.75, 0.4), (0.85, 0.12), (0.86, 0.5), (0.7, 0.95), (0.35, 1), (0.05, 0.88)]],
        [[(0.75, 0.1), (0.4, 0.02), (0.1, 0.25), (0.35, 0.5), (0.7, 0.3), (0.78, 0.1), (0.65, 0.55), (0.4, 1)]],
        [[(0.8, 0.2), (0.45, 0), (0.05, 0.2), (0.3, 0.45), (0.75, 0.25), (0.8, 0.12), (0.82, 0.12), (0.8, 0.7), (0.5, 1), (0, 0.8)]],
        [[(0.6, 0.05), (0.2, 0.05), (0.05, 0.35), (0.35, 0.5), (0.65, 0.3), (0.65, 0.02), (0.65, 0.02), (0.6, 0.5), (0.6, 1)]],
        [[(0.5, 0.45), (0.1, 0.4), (0.1, 0.08), (0.5, 0), (0.8, 0.2), (0.75, 0.6), (0.55, 0.9), (0.2, 1)]],
        [[(0.55, 0.02), (0.1, 0.1), (0.15, 0.45), (0.6, 0.4), (0.7, 0.05)], [(0.7, 0), (0.7, 0.5), (0.68, 1)]],
    ],
}

# Signs too often written like a digit to be called anything.
AMBIGUOUS = set("0123456789()|/\\'`,IlOoQZzSsgqbBDGy Y{}~")
SWASHES = AMBIGUOUS | set("EJLFaT")
FONTS = {
    "training": {"futural": AMBIGUOUS, "cursive": SWASHES, "japanese": set()},
    "validation": {"scripts": SWASHES, "greeks": AMBIGUOUS | set("Hvxhikmno")},
}


def spline(points, rng, step=0.03):
    """Catmull-Rom through the points."""
    out = []
    padded = [points[0], *points, points[-1]]
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:]):
        pieces = max(1, round(math.dist(start, end) / (step * rng.uniform(0.7, 1.3))))
        for i in range(pieces):
            t = i / pieces
            out.append(tuple(
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
                for a, b, c, d in zip(before, start, end, after)))
    return [*out, points[-1]]


def jittered(strokes, rng, amount):
    """Control points moved a little; a corner stays a corner."""
    moved = {}
    for point in (point for stroke in strokes for point in stroke):
        moved.setdefault(point, tuple(c + rng.gauss(0, amount) for c in point))
    return [[moved[point] for point in stroke] for stroke in strokes]


def unsteady(strokes, rng, warp):
    """A smooth displacement, then slant, turn and aspect, as a hand would have it."""
    waves = [(rng.gauss(0, warp), rng.uniform(2, 7), rng.uniform(0, 7), rng.uniform(0, math.pi)) for _ in range(6)]
    slant, turn, aspect = rng.gauss(0, 0.18), rng.gauss(0, 0.1), math.exp(rng.gauss(0, 0.18))
    cos, sin = math.cos(turn), math.sin(turn)

    def displacement(x, y, some):
        return sum(a * math.sin(f * (x * math.cos(d) + y * math.sin(d)) + p) for a, f, p, d in some)

    def move(x, y):
        x, y = x + displacement(x, y, waves[:3]), y + displacement(x, y, waves[3:])
        x = x * aspect - slant * y
        return cos * x - sin * y, sin * x + cos * y

    return [[move(x, y) for x, y in stroke] for stroke in strokes]


def unit(strokes):
    """Into the unit box, aspect kept."""
    xs = [x for stroke in strokes for x, _ in stroke]
    ys = [y for stroke in strokes for _, y in stroke]
    side = max(max(xs) - min(xs), max(ys) - min(ys)) or 1
    return [[((x - min(xs)) / side, (y - min(ys)) / side) for x, y in stroke] for stroke in strokes]


def on_tablet(strokes, rng):
    size = rng.uniform(60, 350)
    left, top = rng.uniform(0, 490 - size), rng.uniform(0, 490 - size)
    return [[[round(left + size * x, 1), round(top + size * y, 1)] for x, y in stroke] for stroke in unit(strokes)]


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
    """For each font its glyphs; of the Japanese ones only those of several strokes, as some of the
    simpler ones are read as 7 or 3."""
    return [[strokes for sign, strokes in hershey(name).items()
             if strokes and sign not in left_out and sum(map(len, strokes)) < 120
             and (name != "japanese" or len(strokes) > 3)]
            for name, left_out in fonts.items()]


def dense(strokes, rng):
    """Straight pieces cut up, so that warping bends them; sometimes with corners cut, as hands do."""
    out = []
    for stroke in unit(strokes):
        line = [stroke[0]]
        for (x0, y0), (x1, y1) in zip(stroke, stroke[1:]):
            pieces = max(1, round(math.dist((x0, y0), (x1, y1)) / 0.06))
            line += [(x0 + (x1 - x0) * i / pieces, y0 + (y1 - y0) * i / pieces) for i in range(1, pieces + 1)]
        out.append(line)
    if rng.random() < 0.3:
        out = [[((a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3)
                for a, b, c in zip([s[0], *s], s, [*s[1:], s[-1]])] for s in out]
    return out


def shape(rng):
    """What somebody draws who tries what happens."""
    r = rng.uniform
    teeth, turns, height = rng.randint(4, 9), r(2, 4), r(0.6, 1.4)
    return rng.choice([
        lambda: [[(0, 0), (1, r(-0.25, 0.25))]],  # dash
        lambda: [[(0, 0), (1, r(0.7, 1.2))], [(r(0.8, 1.1), r(-0.1, 0.1)), (r(-0.1, 0.1), 1)]],  # cross
        lambda: [[(0, 0.5), (1, r(0.4, 0.6))], [(r(0.4, 0.6), 0), (r(0.4, 0.6), 1)]],  # plus
        lambda: [[(0, r(0.4, 0.7)), (r(0.2, 0.4), 1), (1, 0)]],  # tick
        lambda: [[(0, 0), (1, r(-0.1, 0.1)), (r(0.9, 1.1), height), (r(-0.1, 0.1), height), (0, r(0, 0.1))]],
        lambda: [[(0.5, 0), (1, 1), (0, r(0.9, 1.1)), (r(0.45, 0.55), 0)]],  # triangle
        lambda: [[(i / teeth, r(0.6, 1) * (i % 2)) for i in range(teeth + 1)]],  # zigzag
        lambda: [spline([(r(0, 1), r(0, 1)) for _ in range(rng.randint(6, 22))], rng)],  # scribble
        lambda: [spline([(r(0, 1), r(0, 1)) for _ in range(rng.randint(10, 40))], rng)],
        lambda: [[(t * math.cos(turns * t / 9), t * math.sin(turns * t / 9)) for t in range(8, 61)]],  # spiral
        lambda: [[(0, 0), (r(0, 0.01), r(0, 0.01))]],  # dot
        lambda: [[(x, r(0, 0.3)), (x + 0.02, 0.3)] for x in (0, 0.5, 1)[:rng.randint(2, 3)]],  # dots
        lambda: [[(math.sin(i * 0.8 * math.pi), -math.cos(i * 0.8 * math.pi)) for i in range(6)]],  # star
        lambda: [[(0, 0), (1, r(-0.1, 0.1))], [(0, r(0.25, 0.6)), (1, r(0.25, 0.6))]],  # equals
        lambda: [[(0, 0.5), (1, 0.5)], [(r(0.6, 0.8), r(0.1, 0.3)), (1, 0.5), (r(0.6, 0.8), r(0.7, 0.9))]],
        lambda: [[(0.3, 0), (0.25, 1)], [(0.7, 0), (0.65, 1)], [(0, 0.35), (1, 0.3)], [(0, 0.7), (1, 0.65)]],
        lambda: [[(t / 40, 0.25 * math.sin(turns * 5 * t / 40)) for t in range(41)]],  # wave
        lambda: [[(r(0.6, 1), 0), (0, 0.5), (r(0.6, 1), 1)]],  # angle
        lambda: [[(t / 70 + 0.22 * math.cos(t / 3.5), 0.3 * math.sin(t / 3.5)) for t in range(71)]],  # loops
    ])()


def turned(strokes, angle):
    cos, sin = math.cos(angle), math.sin(angle)
    return [[(cos * x - sin * y, sin * x + cos * y) for x, y in stroke] for stroke in strokes]


def from_digits(pens, rng):
    """A non-digit made of real digits (turned, in pieces, doubled), or None where that would leave a
    digit."""
    sign, other_sign = rng.choice(pens), rng.choice(pens)
    strokes, label = unit(sign["strokes"]), sign["label"]
    other, other_label = unit(other_sign["strokes"]), other_sign["label"]
    kind = rng.choice(["mirror", "turn", "piece", "beside", "beside", "beside", "upon"])
    if kind == "mirror" and label in (3, 4, 6, 7, 9):
        return [[(-x, y) for x, y in stroke] for stroke in strokes]
    if kind == "turn" and label in (2, 3, 4, 5, 7):
        return turned(strokes, rng.choice((-1, 1)) * math.pi / 2)
    if kind == "piece" and label in (4, 5, 7) and len(strokes) == 2:
        piece = strokes[:1] if label == 4 else strokes[1:]
        height = max(y for _, y in piece[0]) - min(y for _, y in piece[0])
        return piece if label == 4 or height < 0.3 else None  # the bar of a 5 or 7, not its body
    if kind == "upon" and label != other_label and 1 not in (label, other_label):
        dx, dy = rng.uniform(-0.2, 0.3), rng.uniform(-0.2, 0.2)
        return strokes + [[(x + dx, y + dy) for x, y in stroke] for stroke in other]
    if kind == "beside":
        width = max(x for stroke in strokes for x, _ in stroke)
        gap, drop, scale = rng.uniform(0.03, 0.5), rng.gauss(0, 0.1), rng.uniform(0.75, 1.25)
        return strokes + [[(width + gap + x * scale, y * scale + drop) for x, y in stroke] for stroke in other]
    return None


def styled_digit(rng):
    label = rng.randrange(10)
    width = rng.uniform(0.45, 0.95)
    strokes = [spline(stroke, rng) for stroke in jittered(rng.choice(WAYS[label]), rng, 0.045)]
    return label, unsteady([[(x * width, y) for x, y in stroke] for stroke in strokes], rng, 0.025)


def non_digit(pens, glyphs, rng):
    kind = rng.random()
    if kind < 0.5:
        return unsteady(dense(rng.choice(rng.choice(glyphs)), rng), rng, 0.03)
    if kind < 0.75:
        return unsteady(dense(shape(rng), rng), rng, 0.03)
    return from_digits(pens, rng) or non_digit(pens, glyphs, rng)


def make(pens, fonts, digits, others, rng):
    glyphs = letters(fonts)
    drawn = [styled_digit(rng) for _ in range(digits)]
    drawn += [(-1, non_digit(pens, glyphs, rng)) for _ in range(others)]
    rng.shuffle(drawn)
    return [{"label": label, "writer": 0, "strokes": on_tablet(strokes, rng)} for label, strokes in drawn]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pen", required=True, type=Path, help="real pen strokes of writers 1-30 (.json.gz)")
    parser.add_argument("--output", required=True, type=Path, help="folder for the two files")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    with gzip.open(options.pen) as file:
        pens = json.load(file)
    options.output.mkdir(parents=True, exist_ok=True)
    parts = [("training", [p for p in pens if p["writer"] <= 24], 8000, 16000),
             ("validation", [p for p in pens if p["writer"] > 24], 1000, 3000)]
    for number, (part, writers, digits, others) in enumerate(parts):
        signs = make(writers, FONTS[part], digits, others, random.Random(options.seed * 10 + number))
        path = options.output / f"synthetic-{part}.json.gz"
        # No time in the header: the same seed gives the same bytes.
        with open(path, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as out:
            out.write(json.dumps(signs, separators=(",", ":")).encode())
        print(f"{path}: {digits} digits, {others} other signs")


if __name__ == "__main__":
    main()
