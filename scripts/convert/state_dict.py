"""Pairs a state dict's weights with the layers of an architecture: by kind and shape, then by the numbers in names.

The order in the file is that in which the layers were made, which need not be that in which they are used. So it decides
nothing: among several weights that fit a layer, the numbers in their names must tell (conv1, conv2), or the user.
"""

import re

from .common import Failure

NUMBER = re.compile(r"\d+|(?<=\d)[a-z](?![a-z])")  # also the letter of conv1a


class Groups:
    """The weights of each layer, by its name in the file: a dict of arrays by PyTorch's names."""

    def __init__(self, groups, layout, options):
        self.left, self.order, self.tell = dict(groups), list(options.order), options.tell
        self.layout = layout
        if self.order and sorted(self.order) != sorted(groups):
            raise Failure(f"--order: name each of these once, with commas between them: {','.join(groups)}")

    def take(self, place, layer, names, shape):
        """Arrays for a layer whose `weight` has this shape in the file's order, besides `names`; bias may be there."""
        kind = {name: group for name, group in self.left.items()
                if set(group) - {"bias"} == set(names) and group["weight"].ndim == len(shape)}
        if self.order:
            kind = {name: group for name, group in kind.items() if name == self.order[0]}
        fitting = {name: group for name, group in kind.items() if group["weight"].shape == tuple(shape)}
        if not fitting:
            raise Failure(self.lacks(kind, shape))
        name = self.order.pop(0) if self.order else first_of(list(fitting))
        group = self.left.pop(name)
        arrays = ", ".join(f"{key} {list(array.shape)}" for key, array in group.items())
        self.tell(f"layers[{place}] {layer['type']}: {name or 'the file'}, {arrays}")
        return group

    def lacks(self, kind, shape):
        if kind:
            found = "; ".join(f"{name} has {list(group['weight'].shape)}" for name, group in list(kind.items())[:3])
            return f"needs weights of {list(shape)} in {self.layout.name} order, and none are left: {found}"
        if self.left:
            name = self.order[0] if self.order else next(iter(self.left))
            return f"the next weights of the file are {name}: {', '.join(self.left[name])}, of another kind of layer"
        return "the file has no more weights"

    def check_all_taken(self, architecture):
        if self.left:
            raise Failure(f"{next(iter(self.left))} is unknown to the architecture {architecture}")


def first_of(names):
    """The name with the lowest numbers, if the names differ in these only."""
    if len({NUMBER.sub("#", name) for name in names}) > 1:
        raise Failure(f"these weights fit it, and their names do not tell the order: {', '.join(names)}; "
                      "say it for all of the file by --order, first layer first, with commas between the names")
    return min(names, key=lambda name: [(len(part), part) for part in NUMBER.findall(name)])
