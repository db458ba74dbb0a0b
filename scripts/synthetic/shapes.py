"""Non-digits: shapes that people draw to test the page, and digits rotated, in pieces or doubled."""

import math

from .hand import spline, unit


def shape(rng):
    """A shape that people draw to test the page."""
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
    """A non-digit made from real digits (rotated, in pieces, doubled), or None if the result would still be a
    digit."""
    glyph, other_glyph = rng.choice(pens), rng.choice(pens)
    strokes, label = unit(glyph["strokes"]), glyph["label"]
    other, other_label = unit(other_glyph["strokes"]), other_glyph["label"]
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
