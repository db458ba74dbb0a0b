"""Lines one pixel wide as a graph: nodes where lines end or meet, paths between them.

Pixels and points are (x, y). `half_width` is a function that returns half the width of the original line at a
point: paths that are short compared with it are artefacts of the thinning.
"""

import math

STEPS = [(0, -1), (1, 0), (0, 1), (-1, 0), (-1, -1), (1, -1), (1, 1), (-1, 1)]  # sides before corners
SPUR = 1.15  # largest length of a spur, in half widths of the line
BRIDGE = 1.3  # two junctions closer than this, in widths of the line, are one crossing


class Path:
    """A centre line from one node to another (or to the same one)."""

    def __init__(self, start, end, points):
        self.ends = [start, end]
        self.points = points

    def length(self):
        """The length along the line, in pixels."""
        return sum(math.dist(a, b) for a, b in zip(self.points, self.points[1:]))

    def leaving(self, side):
        """The points, starting from one of its ends (0 or 1)."""
        return self.points if side == 0 else self.points[::-1]


def neighbours(pixel, pixels):
    """The neighbours (of eight) that are set; a diagonal one only if it cannot be reached by sides."""
    x, y = pixel
    around = [(x + dx, y + dy) for dx, dy in STEPS if (x + dx, y + dy) in pixels]
    sides = {p for p in around if p[0] == x or p[1] == y}
    return [p for p in around if p in sides or not {(p[0], y), (x, p[1])} & sides]


def find_nodes(links):
    """The nodes ({number: point}) and the node of each pixel. Adjacent junction pixels are one node."""
    nodes, node_of = {}, {}
    for pixel in sorted(links):
        if len(links[pixel]) == 2 or pixel in node_of:
            continue
        cluster = [pixel]
        for one in cluster:  # grows while it is read
            node_of[one] = len(nodes)
            if len(links[one]) > 2:
                cluster += [p for p in links[one] if len(links[p]) > 2 and p not in node_of and p not in cluster]
        nodes[len(nodes)] = tuple(sum(p[axis] for p in cluster) / len(cluster) for axis in (0, 1))
    return nodes, node_of


def graph(pixels):
    """The nodes and paths of a set of pixels."""
    links = {pixel: neighbours(pixel, pixels) for pixel in pixels}
    nodes, node_of = find_nodes(links)
    paths, walked = [], set()

    def walk(start, pixel):
        """The line from a node through one of its neighbours to the next node, or back to the start."""
        line = [start]
        while True:
            line.append(pixel)
            if pixel in node_of:
                return line
            walked.add(pixel)
            onward = [p for p in links[pixel] if p != line[-2]]
            if not onward or (onward[0] == start and start not in node_of):
                return line
            pixel = onward[0]

    for pixel in sorted(node_of):
        for first in links[pixel]:
            if first in walked or (first in node_of and (node_of[first] == node_of[pixel] or first < pixel)):
                continue
            line = walk(pixel, first)
            start, end = node_of[pixel], node_of[line[-1]]
            paths.append(Path(start, end, [nodes[start], *line[1:-1], nodes[end]]))
    for pixel in sorted(pixels):  # the remaining pixels are rings without a node
        if pixel not in walked and pixel not in node_of:
            node_of[pixel] = number = len(nodes)
            nodes[number] = pixel
            paths.append(Path(number, number, walk(pixel, links[pixel][0])))
    return nodes, paths


def degrees(paths):
    """The number of path ends at each node."""
    count = {}
    for path in paths:
        for end in path.ends:
            count[end] = count.get(end, 0) + 1
    return count


def joined(paths):
    """Joins two paths if they are the only ones at a node."""
    for node, degree in degrees(paths).items():
        here = [path for path in paths if node in path.ends]
        if degree == 2 and len(here) == 2:
            sides = [path.ends.index(node) for path in here]
            head, tail = (path.leaving(side) for path, side in zip(here, sides))
            start, end = (path.ends[1 - side] for path, side in zip(here, sides))
            paths = [path for path in paths if path not in here]
            paths.append(Path(start, end, head[::-1] + tail[1:]))
    return paths


def without_spurs(nodes, paths, half_width):
    """The paths without spurs: short ones that thinning produces where an outline is uneven."""
    while True:
        count = degrees(paths)

        def excess(path):
            """A path's length beyond what an uneven outline explains; negative for a spur."""
            meetings = [end for end in path.ends if count[end] > 2]
            if len(meetings) != 1 or not any(count[end] == 1 for end in path.ends):
                return math.inf
            return path.length() - SPUR * half_width(nodes[meetings[0]])

        shortest = min(paths, key=excess, default=None)
        if shortest is None or excess(shortest) >= 0:
            return paths
        paths = joined([path for path in paths if path is not shortest])


def with_crossings(nodes, paths, half_width):
    """Merges two junctions with a short path between them, which is how thinning represents a crossing."""
    while True:
        count = degrees(paths)
        bridges = [path for path in paths
                   if path.ends[0] != path.ends[1] and all(count[end] > 2 for end in path.ends)
                   and path.length() < BRIDGE * 2 * max(half_width(nodes[end]) for end in path.ends)]
        if not bridges:
            return nodes, paths
        bridge = min(bridges, key=Path.length)
        kept, _ = bridge.ends
        middle = tuple((a + b) / 2 for a, b in zip(*(nodes[end] for end in bridge.ends)))
        nodes = {**nodes, kept: middle}
        paths = [path for path in paths if path is not bridge]
        for path in paths:
            for side in (0, 1):
                if path.ends[side] in bridge.ends:
                    path.ends[side] = kept
                    path.points[-side] = middle
