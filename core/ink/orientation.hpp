#pragma once

#include "core/ink/drawing.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// How an image lies, 1 to 8, as Exif counts: 1 upright, 3 upside down, 6 to be rotated clockwise
/// by 90 degrees, 8 by 270; 2, 4, 5 and 7 are mirrored.
using Orientation = int;

/// The image rotated and mirrored so that it is upright.
GreyImage upright(const GreyImage& image, Orientation orientation);

/// Likewise a network's input, whose ink has its mass on the middle of pixel (size / 2, size / 2).
Picture upright(const Picture& picture, Orientation orientation);

/// Where a box of `upright(image, orientation)` lies in an image of this size.
Box as_stored(const Box& box, int width, int height, Orientation orientation);

}  // namespace scrawl::ink
