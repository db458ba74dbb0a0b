"""Forms that are missing in data from few writers: slashed zeros, 1s with flag, foot and hook, barred 7s, 6s with a
loop at their foot, and digits whose pen comes down early or goes on after the end."""

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
    angle = math.radians(rng.uniform(20, 95) if rng.random() < 0.92 else rng.uniform(-5, 20))
    towards = (math.cos(angle) * (-1 if rng.random() < 0.12 else 1), -math.sin(angle))
    edge = 1 / math.hypot(towards[0] / across, towards[1] / down)
    low, high = rng.choice(((0.35, 0.85), (0.85, 1.15), (0.95, 1.3), (1.3, 2.0), (1.5, 2.8)))
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
        drop = max(r(0.08, 0.8), 0.6 * wide)  # a flatter flag would make it a 7
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
    wide, tilt = r(0.35, 0.9), r(-0.08, 0.2)
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


def six(rng):
    """A 6 in one movement, often entered by a hook, with a loop of any size at its foot that closes at the stem, crosses
    the foot, or runs on to the right."""
    r = rng.uniform
    wide, high, lean = r(0.35, 0.9), r(0.12, 0.5), r(0.1, 0.6)
    stroke = [(lean, 0), (r(0, 0.3) * lean + 0.05, 0.4), (r(0, 0.08), 0.75), (0.25 * wide, 0.98), (0.6 * wide, 1),
              (wide, 1 - 0.55 * high), (0.85 * wide, 1 - high), (0.5 * wide, 1 - 0.85 * high)]
    if rng.random() < 0.4:
        stroke = [(lean - r(0.1, 0.35), r(-0.02, 0.16)), *[stroke[0]] * rng.choice((1, 2)), *stroke[1:]]
    ending = rng.random()
    if ending < 0.4:
        stroke.append((r(0, 0.2) * wide, 1 - r(0.2, 0.6) * high))
    elif ending < 0.75:
        stroke += [(r(0.2, 0.5) * wide, 1 - r(0, 0.2) * high), (r(0.1, 0.4) * wide, 1 + r(0.03, 0.2))]
    else:
        stroke += [(0.4 * wide, 1 - 0.4 * high), (0.55 * wide, 1), (wide + r(0, 0.3), 1 - r(0, 0.15))]
    return [spline(line, rng) for line in jittered([stroke], rng, 0.02)]


def lead_out(label, strokes, rng):
    """Goes on after the end of a digit, as a pen that is on its way to the next one: mostly up to the right, at a corner
    or in a curve; a 6, whose end lies at its stem, goes on down to the right."""
    left, top, right, bottom = box(strokes)
    high = max(bottom - top, 0.5 * (right - left))
    x, y = strokes[-1][-1]
    if label == 6:
        angle, length = math.radians(rng.uniform(-70, -10)), high * rng.uniform(0.15, 0.5)
    else:
        # A longer or flatter one would make a V of a 1 or a 7.
        angle = math.radians(rng.uniform(48, 85) if label in (1, 7) else rng.uniform(15, 85))
        length = high * rng.uniform(0.08, 0.42)
    end = (x + length * math.cos(angle), y - length * math.sin(angle))
    bend = rng.gauss(0, 0.1) * length
    middle = ((x + end[0]) / 2 + bend * math.sin(angle), (y + end[1]) / 2 + bend * math.cos(angle))
    start = [(x, y)] * rng.choice((1, 2, 2))
    return [*strokes[:-1], strokes[-1][:-1] + spline([*start, middle, end], rng)]


def lead_in(strokes, rng):
    """Comes down a little before the beginning of a digit, from any side."""
    left, top, right, bottom = box(strokes)
    x, y = strokes[0][0]
    length, angle = (bottom - top) * rng.uniform(0.05, 0.22), rng.uniform(0, 2 * math.pi)
    start = (x + length * math.cos(angle), y + length * math.sin(angle))
    return [spline([start, *[(x, y)] * rng.randint(1, 2)], rng)[:-1] + strokes[0], *strokes[1:]]
