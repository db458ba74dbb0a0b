"""Forms that are missing in data from few writers: slashed zeros, 1s with flag, foot and hook, barred 7s."""

import math

from .hand import box, jittered, spline


def slash_through(strokes, rng):
    """Adds a slash (sometimes a dot) to a zero: inside, from edge to edge, or far beyond; as a
    stroke of its own, or continued from the end of the oval."""
    left, top, right, bottom = box(strokes)
    middle = ((left + right) / 2 + rng.gauss(0, 0.04) * (right - left), (top + bottom) / 2 + rng.gauss(0, 0.05))
    across, down = max((right - left) / 2, 0.05), max((bottom - top) / 2, 0.05)
    if rng.random() < 0.12:
        length = rng.choice((0, rng.uniform(0.02, 0.3)))
        return [*strokes, [middle, (middle[0] + rng.gauss(0, 0.03), middle[1] + length * down)]]
    angle = math.radians(rng.uniform(20, 95))
    towards = (math.cos(angle) * (-1 if rng.random() < 0.12 else 1), -math.sin(angle))
    edge = 1 / math.hypot(towards[0] / across, towards[1] / down)
    low, high = rng.choice(((0.35, 0.85), (0.85, 1.15), (0.95, 1.3), (1.3, 2.0)))
    ends = [(middle[0] + sign * towards[0] * edge * reach, middle[1] + sign * towards[1] * edge * reach)
            for sign, reach in ((1, rng.uniform(low, high)), (-1, rng.uniform(low, high)))]
    bent = ((ends[0][0] + ends[1][0]) / 2 + rng.gauss(0, 0.025), (ends[0][1] + ends[1][1]) / 2 + rng.gauss(0, 0.025))
    if rng.random() < 0.1:
        ends.reverse()
    last = strokes[-1][-1]
    if rng.random() < 0.4 and math.dist(last, ends[0]) < 0.45 * (down + across):
        corner = [ends[0]] * rng.randint(1, 2)
        return [*strokes[:-1], strokes[-1] + spline([last, *corner, bent, ends[1]], rng)[1:]]
    return [*strokes, spline([ends[0], bent, ends[1]], rng)]


def oval(rng):
    """A zero from a formula that starts anywhere: closed, open or overlapping."""
    start = rng.uniform(-0.9, 0.6) - math.pi / 2
    turn = 2 * math.pi * rng.uniform(0.92, 1.12) * rng.choice((1, 1, -1))
    width, tip = rng.uniform(0.22, 0.5), rng.gauss(0, 0.04)
    angles = [start - turn * i / 40 for i in range(41)]
    return [[(0.5 + width * math.cos(a) + tip * math.sin(2 * a), 0.5 + 0.5 * math.sin(a)) for a in angles]]


def one(rng):
    """A 1: a stem, often with a flag of any length, a foot (its own stroke or not), or a hook at its end."""
    r = rng.uniform
    lean = r(-0.25, 0.08)
    stroke, others = [(0, 0), (lean / 2 + rng.gauss(0, 0.02), 0.5), (lean, 1)], []
    if rng.random() < 0.75:
        wide = r(0.06, 0.6)
        drop = max(r(0.08, 0.8), 0.5 * wide)  # a flatter flag would make it a 7
        middle = (-wide / 2 + rng.gauss(0, 0.03), drop / 2 + rng.gauss(0, 0.03))
        stroke = [(-wide, drop), middle, *[stroke[0]] * rng.choice((1, 2, 2)), *stroke[1:]]
    ending = rng.random()
    if ending < 0.45:
        left, right, tilt = (lean - r(0.05, 0.5), 1 + r(-0.03, 0.03)), (lean + r(0.1, 0.55), 1), rng.gauss(0, 0.03)
        if ending < 0.3:
            others = [[left, (lean, 1 + tilt), right]]
        else:
            stroke += [stroke[-1], left, left, right]
    elif ending < 0.75:
        size, side = r(0.05, 0.22), rng.choice((1, 1, -1))
        stroke = [*stroke[:-1], (lean, 1 - size), (lean + side * size / 2, 1), (lean + side * size, 1 - size * r(0, 0.7))]
    return [spline(line, rng) for line in jittered([stroke, *others], rng, 0.012)]


def seven(rng):
    """A 7, often with a bar at any angle, or with a serif at the beginning of its roof."""
    r = rng.uniform
    wide, tilt = r(0.4, 0.9), r(-0.06, 0.12)
    foot = wide * r(0.1, 0.7)
    corner = (wide, 0)
    knee = ((wide + foot) / 2 + rng.gauss(0, 0.05), 0.5)
    stroke = [(0, tilt), (wide / 2, tilt / 2 + rng.gauss(0, 0.03)), *[corner] * rng.choice((1, 2, 2)), knee, (foot, 1)]
    if rng.random() < 0.35:
        stroke = [(r(-0.04, 0.04), tilt + r(0.06, 0.25)), *[stroke[0]] * 2, *stroke[1:]]
    others = []
    if rng.random() < 0.6:
        x, y = knee[0] + rng.gauss(0, 0.04), r(0.38, 0.65)
        half, rise = r(0.12, 0.4), r(-0.12, 0.15)
        others = [[(x - half, y + rise), (x + half * r(0.7, 1.2), y - rise)]]
    return [spline(line, rng) for line in jittered([stroke, *others], rng, 0.012)]
