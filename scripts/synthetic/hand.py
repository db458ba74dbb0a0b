"""Imitates a hand: curves through control points, with random deviations.

Strokes are lists of (x, y) with y pointing down. The functions do not modify their arguments.
"""

import math


def spline(points, rng, step=0.03):
    """A Catmull-Rom spline through the points. A point given twice is a corner."""
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
    """Moves the control points a little; a corner stays a corner."""
    moved = {}
    for point in (point for stroke in strokes for point in stroke):
        moved.setdefault(point, tuple(c + rng.gauss(0, amount) for c in point))
    return [[moved[point] for point in stroke] for stroke in strokes]


def written(variants, rng):
    """Draws one of the variants: moves its control points, makes curves of them, and changes their width."""
    width = rng.uniform(0.45, 0.95)
    strokes = [spline(stroke, rng) for stroke in jittered(rng.choice(variants), rng, 0.045)]
    return [[(x * width, y) for x, y in stroke] for stroke in strokes]


def unsteady(strokes, rng, warp):
    """A smooth displacement, then slant, rotation and aspect, rarely extreme ones."""
    waves = [(rng.gauss(0, warp), rng.uniform(2, 7), rng.uniform(0, 7), rng.uniform(0, math.pi)) for _ in range(6)]
    slant, turn, aspect = rng.gauss(0, 0.18), rng.gauss(0, 0.1), math.exp(rng.gauss(0, 0.18))
    if rng.random() < 0.15:
        slant = rng.uniform(-0.4, 0.8)
    if rng.random() < 0.15:
        aspect = math.exp(rng.uniform(-0.7, 0.5))
    cos, sin = math.cos(turn), math.sin(turn)

    def displacement(x, y, some):
        return sum(a * math.sin(f * (x * math.cos(d) + y * math.sin(d)) + p) for a, f, p, d in some)

    def move(x, y):
        x, y = x + displacement(x, y, waves[:3]), y + displacement(x, y, waves[3:])
        x = x * aspect - slant * y
        return cos * x - sin * y, sin * x + cos * y

    return [[move(x, y) for x, y in stroke] for stroke in strokes]


def box(strokes):
    """left, top, right, bottom"""
    xs = [x for stroke in strokes for x, _ in stroke]
    ys = [y for stroke in strokes for _, y in stroke]
    return min(xs), min(ys), max(xs), max(ys)


def unit(strokes):
    """Scales into the unit box, aspect kept."""
    left, top, right, bottom = box(strokes)
    side = max(right - left, bottom - top) or 1
    return [[((x - left) / side, (y - top) / side) for x, y in stroke] for stroke in strokes]


def on_tablet(strokes, rng):
    """Places the strokes on a tablet of 490 x 490 at a random position and size."""
    size = rng.uniform(60, 350)
    left, top = rng.uniform(0, 490 - size), rng.uniform(0, 490 - size)
    return [[[round(left + size * x, 1), round(top + size * y, 1)] for x, y in stroke] for stroke in unit(strokes)]


def dense(strokes, rng):
    """Subdivides straight lines, so that warping can bend them; sometimes rounds corners, as hands do."""
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
