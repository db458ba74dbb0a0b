#pragma once

#include <optional>
#include <span>
#include <vector>

namespace scrawl::ink {

/// A point in any unit, with y pointing down.
struct Point {
  float x = 0;
  float y = 0;
};
/// The points of the pen from touching the surface to lifting off, in order of time. A stroke of
/// one point is a dot.
using Stroke = std::vector<Point>;
using Drawing = std::vector<Stroke>;

/// An axis-aligned rectangle, borders included.
struct Box {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
};
/// Of floats no square is too large or too small for a double, so this needs no std::hypot, which
/// took most of the time to group a long number in WebAssembly.
double squared_distance(Point a, Point b);
double distance(Point a, Point b);

/// The smallest box that contains both.
Box united(const Box& a, const Box& b);

/// Parses a flat array of x, y pairs in which a pair with a NaN ends a stroke: the form in which
/// JavaScript passes a drawing. Drops infinite points and empty strokes.
Drawing drawing_from_pairs(std::span<const float> pairs);
/// The same the other way round.
std::vector<float> pairs_from_drawing(const Drawing& drawing);

/// Whether both coordinates are finite. All of `ink` ignores points that are not.
bool finite(Point point);

/// Whether the drawing has no finite point.
bool blank(const Drawing& drawing);

/// The smallest box around all finite points; none if there is no such point.
std::optional<Box> bounding_box(std::span<const Stroke> strokes);

}  // namespace scrawl::ink
