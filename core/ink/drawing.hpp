#pragma once

#include <optional>
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

/// A part of the plane, its borders included.
struct Box {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
};
/// The smallest box that holds both.
Box united(const Box& a, const Box& b);

/// A drawing from one flat array of x, y pairs in which a pair with a NaN ends a stroke: the form
/// in which a drawing crosses from JavaScript in one piece. Drops infinite points and empty
/// strokes.
Drawing drawing_from_pairs(std::span<const float> pairs);

/// Whether both coordinates are numbers. Points that are not finite are invisible everywhere.
bool finite(Point point);

/// Whether there is anything to see.
bool blank(const Drawing& drawing);

/// The smallest box around all finite points; none when there is no such point.
std::optional<Box> bounding_box(std::span<const Stroke> strokes);

}  // namespace scrawl::ink
