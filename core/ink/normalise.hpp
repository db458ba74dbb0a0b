#pragma once

#include <vector>

#include "core/ink/drawing.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// One straight movement of the pen. Both ends are equal for a dot.
struct Segment {
  Point from;
  Point to;
};

/// The drawing in the picture's coordinates (pixels, from the top left corner): scaled, aspect
/// kept, so that the ink (with a pen of `pen_width`) fills the box in its longer direction, and
/// centred in the picture. Points closer than 1/32 of a pixel are merged, so that the result stays
/// short even if the pen was sampled densely. Empty for a blank drawing; a drawing without extent
/// becomes one dot.
std::vector<Segment> fit_into_box(const Drawing& drawing, const Preprocessing& preprocessing);

}  // namespace scrawl::ink
