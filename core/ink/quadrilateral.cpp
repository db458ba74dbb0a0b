#include "core/ink/quadrilateral.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <vector>

#include "core/ink/layout.hpp"
#include "core/ink/least_squares.hpp"

namespace scrawl::ink {
namespace {

/// A line that leans more is none: glyphs of one number that stand above each other.
constexpr double steepest = 1;

struct Vector {
  double x = 0, y = 0;
};

double dot(Vector a, Point b) {
  return a.x * static_cast<double>(b.x) + a.y * static_cast<double>(b.y);
}

/// The direction in which upright writing is read, in an image that lies like this.
Vector forward(Orientation orientation) {
  switch (orientation) {
    case 3:
      return {-1, 0};
    case 6:
      return {0, -1};
    case 8:
      return {0, 1};
    default:
      return {1, 0};
  }
}

/// From one line to the next.
Vector downward(Vector forward) {
  return {-forward.y, forward.x};
}

/// How much the boxes' middles fall on each step forward.
double slope_along(std::span<const Box> boxes, Vector forward) {
  const Vector down = downward(forward);
  std::vector<Point> middles;
  for (const Box& box : boxes) {
    middles.push_back({static_cast<float>(dot(forward, middle(box))),
                       static_cast<float>(dot(down, middle(box)))});
  }
  return fitted_line(middles).slope;
}

/// The smallest rectangle with sides in these directions around all boxes.
struct Rectangle {
  Quadrilateral corners;
  double area = 0;
};
Rectangle rectangle_around(std::span<const Box> boxes, Vector forward) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const Vector down = downward(forward);
  double before = infinity, behind = -infinity, above = infinity, below = -infinity;
  for (const Box& box : boxes) {
    for (const Point corner : {Point{box.left, box.top}, Point{box.right, box.top},
                               Point{box.left, box.bottom}, Point{box.right, box.bottom}}) {
      before = std::min(before, dot(forward, corner));
      behind = std::max(behind, dot(forward, corner));
      above = std::min(above, dot(down, corner));
      below = std::max(below, dot(down, corner));
    }
  }
  const auto at = [&](double u, double v) {
    return Point{static_cast<float>(u * forward.x + v * down.x),
                 static_cast<float>(u * forward.y + v * down.y)};
  };
  return {{at(before, above), at(behind, above), at(behind, below), at(before, below)},
          (behind - before) * (below - above)};
}

}  // namespace

Quadrilateral quadrilateral_around(std::span<const Box> boxes, Orientation orientation) {
  const Vector level = forward(orientation), down = downward(level);
  const Rectangle straight = rectangle_around(boxes, level);
  const double slope = slope_along(boxes, level), length = std::hypot(1, slope);
  const Rectangle leaning = rectangle_around(
      boxes, {(level.x + slope * down.x) / length, (level.y + slope * down.y) / length});
  return std::abs(slope) < steepest && leaning.area < straight.area ? leaning.corners
                                                                    : straight.corners;
}

}  // namespace scrawl::ink
