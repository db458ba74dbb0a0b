"""Thick lines thinned to lines one pixel wide."""

import numpy
from scipy import ndimage
from skimage.morphology import remove_small_holes, remove_small_objects, skeletonize


def cleaned(picture):
    """Removes the specks, holes and rough edges of fonts that imitate a dry pen."""
    smooth = ndimage.gaussian_filter(picture.astype(float), 1.5) >= 0.5
    smooth = smooth if smooth.any() else picture
    ink = smooth.sum()
    smooth = remove_small_holes(smooth, max_size=max(12, int(0.004 * ink)))
    return remove_small_objects(smooth, max_size=int(0.01 * ink))


def thinned(picture):
    """The pixels (x, y) of a black and white picture's centre lines, and half the line's width as a function."""
    ink = cleaned(picture)
    depth = ndimage.distance_transform_edt(ink)
    pixels = {(int(x), int(y)) for y, x in numpy.argwhere(skeletonize(ink))}
    return pixels, lambda point: float(depth[round(point[1]), round(point[0])])
