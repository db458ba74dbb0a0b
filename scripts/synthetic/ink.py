"""Imitates imperfect recording: coarse digitizers, stray dots, lines that end early or late."""

import math


def length(stroke):
    return sum(math.dist(a, b) for a, b in zip(stroke, stroke[1:]))


def spaced(stroke, step):
    """Resamples the stroke to points `step` apart and the last one, as a slow device records it."""
    out, left = [stroke[0]], step
    for start, end in zip(stroke, stroke[1:]):
        piece = math.dist(start, end)
        while piece > 0 and left <= piece:
            part = left / piece
            start = (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
            out.append(start)
            piece, left = math.dist(start, end), step
        left -= piece
    return [*out, stroke[-1]] if len(stroke) > 1 else out


def stairs(stroke, grid):
    """Snaps the stroke to a coarse grid, along which it moves in one axis at a time."""
    cells = [(round(x / grid), round(y / grid)) for x, y in spaced(stroke, grid / 2)]
    out = [cells[0]]
    for x, y in cells[1:]:
        if x != out[-1][0] and y != out[-1][1]:
            out.append((x, out[-1][1]))
        if (x, y) != out[-1]:
            out.append((x, y))
    return [(x * grid, y * grid) for x, y in out]


def coarse(strokes, rng):
    """Records the strokes coarsely: few points, points on a grid, or a staircase."""
    kind = rng.random()
    if kind < 0.4:
        step = rng.uniform(0.06, 0.2)
        return [spaced(stroke, step) for stroke in strokes]
    grid = 1 / rng.uniform(14, 40)
    if kind < 0.7:
        return [[(round(x / grid) * grid, round(y / grid) * grid) for x, y in spaced(stroke, grid)]
                for stroke in strokes]
    return [stairs(stroke, grid) for stroke in strokes]


def cut_short(strokes, rng):
    """Removes a little from one end of each long stroke, so that closed shapes open."""
    out = []
    for stroke in strokes:
        keep = 1 - rng.uniform(0, 0.1)
        points = spaced(stroke, 0.02)
        count = max(2, round(keep * len(points)))
        out.append((points[:count] if rng.random() < 0.6 else points[-count:]) if length(stroke) > 0.6 else stroke)
    return out


def overshot(strokes, rng):
    """Extends each stroke beyond its end."""
    out = []
    for stroke in strokes:
        before = next((p for p in reversed(stroke) if math.dist(p, stroke[-1]) > 0.08), None)
        if before is None:
            out.append(stroke)
            continue
        (x0, y0), (x1, y1) = before, stroke[-1]
        further = rng.uniform(0, 0.14) / math.dist(before, stroke[-1])
        out.append([*stroke, (x1 + (x1 - x0) * further, y1 + (y1 - y0) * further)])
    return out


def with_landing(strokes, rng):
    """Adds a tick to the first stroke, from a pen that slid as it touched down."""
    size, angle = rng.uniform(0.03, 0.09), rng.uniform(0, 2 * math.pi)
    (x, y), *rest = strokes[0]
    return [[(x + size * math.cos(angle), y + size * math.sin(angle)), (x, y), *rest], *strokes[1:]]


def with_dots(strokes, rng):
    """Adds one or two stray dots, where the pen touched by mistake."""
    dots = []
    for _ in range(rng.choice((1, 1, 1, 2))):
        x, y = rng.uniform(-0.12, 1.12), rng.uniform(-0.12, 1.12)
        dots.append([(x, y), (x + rng.gauss(0, 0.012), y + rng.gauss(0, 0.012))])
    return [*strokes, *dots]


def troubled(strokes, rng):
    """Applies a random choice of these to strokes in the unit box; often none."""
    for change, probability in ((cut_short, 0.12), (overshot, 0.12), (with_landing, 0.06), (coarse, 0.25), (with_dots, 0.04)):
        if rng.random() < probability:
            strokes = change(strokes, rng)
    return strokes
