"""Strokes along centre lines, in the way that a pen would draw them."""

import math

from .skeleton import degrees, graph, with_crossings, without_spurs

STRAIGHT = math.radians(65)  # at a junction a pen continues into a path if it turns by less than this
SPACING = 5  # pixels between the points of a stroke


def direction(path, side, reach):
    """The direction in which a path leaves its end, measured at a distance: thinning bends the end itself."""
    points = path.leaving(side)
    near = next((p for p in points if math.dist(p, points[0]) >= 0.5 * reach), points[0])
    far = next((p for p in points if math.dist(p, points[0]) >= 2 * reach), points[-1])
    near = points[0] if near == far else near
    return math.atan2(far[1] - near[1], far[0] - near[0])


def partners(nodes, paths, half_width):
    """At each junction, which pairs of path ends are one movement of the pen: the straightest pairs first."""
    found = {}
    for node, degree in degrees(paths).items():
        ends = [(path, side) for path in paths for side in (0, 1) if path.ends[side] == node]
        if degree < 2:
            continue
        reach = max(3.0, 1.5 * half_width(nodes[node]))
        angles = [direction(path, side, reach) for path, side in ends]
        turns = sorted((abs(math.pi - abs(math.remainder(angles[i] - angles[j], 2 * math.pi))), i, j)
                       for i in range(len(ends)) for j in range(i))
        taken = set()
        for turn, i, j in turns:
            if (turn < STRAIGHT or degree == 2) and not taken & {i, j}:
                taken |= {i, j}
                found[id(ends[i][0]), ends[i][1]] = ends[j]
                found[id(ends[j][0]), ends[j][1]] = ends[i]
    return found


def follow(path, side, found, used):
    """All points of the pen's movement that starts at this end of a path."""
    points = []
    while id(path) not in used:
        used.add(id(path))
        points += path.leaving(side)[1 if points else 0:]
        following = found.get((id(path), 1 - side))
        if following is None:
            break
        path, side = following
    return points


def smoothed(points):
    """Smooths out the steps of the pixels; both ends stay in place."""
    if len(points) < 7:
        return points
    closed = points[0] == points[-1]
    ring = points[-4:-1] + points + points[1:4] if closed else [points[0]] * 3 + points + [points[-1]] * 3
    means = [tuple(sum(p[axis] for p in ring[i:i + 7]) / 7 for axis in (0, 1)) for i in range(len(points))]
    return means if closed else [points[0], *means[1:-1], points[-1]]


def spaced(points):
    """Resamples to points about SPACING apart; both ends stay in place."""
    kept = [points[0]]
    for point in points[1:-1]:
        if math.dist(point, kept[-1]) >= SPACING:
            kept.append(point)
    return [*kept, points[-1]] if len(points) > 1 else kept


def as_written(stroke):
    """The stroke in writing direction: from its upper left end, a ring from its top."""
    if stroke[0] == stroke[-1] and len(stroke) > 3:
        top = min(range(len(stroke) - 1), key=lambda i: stroke[i][1])
        return stroke[top:-1] + stroke[:top + 1]
    (x0, y0), (x1, y1) = stroke[0], stroke[-1]
    return stroke if x0 + 2 * y0 <= x1 + 2 * y1 else stroke[::-1]


def strokes_along(pixels, half_width):
    """The strokes along lines one pixel wide (see skeleton.py), rounded to tenths of a pixel."""
    nodes, paths = graph(pixels)
    drawn = degrees(paths)
    dots = [[point] for node, point in nodes.items() if node not in drawn]
    nodes, paths = with_crossings(nodes, without_spurs(nodes, paths, half_width), half_width)
    found, used, lines = partners(nodes, paths, half_width), set(), []
    for closed in (False, True):  # movements with ends first; the remaining ones are closed
        for path in paths:
            for side in (0, 1):
                if id(path) not in used and (closed or (id(path), side) not in found):
                    lines.append(follow(path, side, found, used))
    strokes = [as_written(spaced(smoothed(line))) for line in lines] + dots
    strokes.sort(key=lambda stroke: stroke[0][0] + 2 * stroke[0][1])
    return [[[round(x, 1), round(y, 1)] for x, y in stroke] for stroke in strokes]
