#pragma once

#include <vector>

#include "core/ink/drawing.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// One straight movement of the pen; both ends equal for a dot.
struct Segment {
  Point from;
  Point to;
};

/// The drawing in the picture's coordinates (pixels, counted from the outer corner of the first
/// one): scaled with its aspect kept so that ink of `pen_width` around it fills the box in its
/// longer direction, the box's middle on the picture's middle. Points closer than a thirty-second
/// of a pixel are merged, so that the result stays short however densely the pen was sampled.
/// Empty for a blank drawing; a drawing without extent becomes one dot.
std::vector<Segment> fit_into_box(const Drawing& drawing, const Preprocessing& preprocessing);

}  // namespace scrawl::ink
