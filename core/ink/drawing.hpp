#pragma once

#include <span>
#include <vector>

namespace scrawl::ink {

/// Any coordinates, y pointing down.
struct Point {
  float x = 0;
  float y = 0;
};
/// One movement of the pen on the surface, in the order of time. One point is a dot.
using Stroke = std::vector<Point>;
using Drawing = std::vector<Stroke>;

/// A drawing from one flat array of x, y pairs in which a pair with a NaN ends a stroke: the form
/// in which a drawing crosses from JavaScript in one piece. Drops infinite points and empty
/// strokes.
Drawing drawing_from_pairs(std::span<const float> pairs);

/// Whether there is anything to see.
bool blank(const Drawing& drawing);

}  // namespace scrawl::ink
