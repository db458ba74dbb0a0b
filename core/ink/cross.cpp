#include "core/ink/cross.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace scrawl::ink {
namespace {

constexpr std::size_t fewest_points = 12;
/// How much wider than tall a cross is at most, or taller than wide.
constexpr double longest = 1.8;
/// Its arms end in so much of its extent, where their places are told.
constexpr double end_part = 0.2;
/// In the cross's longer sides: half the pen's width at most, as the arms' ends tell it; and how
/// far from a line its points lie at most, beyond that width or in any case. How many of all do.
constexpr double thickest = 0.2, beside_ink = 0.04, beside_line = 0.12, on_lines = 0.96;
/// How much either line leans at most, for its length.
constexpr double most_lean = 0.35;
/// Where the lines cross, in their lengths from either end at least.
constexpr double nearest_end = 0.28;

/// A line through the cross: its place across, at the beginning and end of its way, and half the
/// width of its ink there.
struct Bar {
  double first = 0, last = 0, half_width = 0;

  /// At a part of its way, 0 to 1.
  double at(double part) const { return first + (last - first) * part; }
  double lean() const { return std::abs(last - first); }
};

/// In the points' box as a unit square: along the line first, then across.
struct Place {
  double along = 0, across = 0;
};

/// The line from the points at one end of the box to those at the other.
Bar bar_of(const std::vector<Place>& places) {
  double middles[2], half_width = 0;
  for (const int last : {0, 1}) {
    double least = 1, most = 0;
    for (const Place& place : places) {
      if ((last ? 1 - place.along : place.along) > end_part) continue;
      least = std::min(least, place.across), most = std::max(most, place.across);
    }
    middles[last] = (least + most) / 2;
    half_width = std::max(half_width, (most - least) / 2);
  }
  return {middles[0], middles[1], half_width};
}

}  // namespace

bool is_cross(const std::vector<Point>& points) {
  if (points.size() < fewest_points) return false;
  const Box box = *bounding_box(std::span(&points, 1));
  const double width = static_cast<double>(box.right) - box.left;
  const double height = static_cast<double>(box.bottom) - box.top;
  if (!(width > 0) || !(height > 0) || width > longest * height || height > longest * width) {
    return false;
  }
  std::vector<Place> level, upright;
  for (const Point point : points) {
    const double x = (static_cast<double>(point.x) - box.left) / width;
    const double y = (static_cast<double>(point.y) - box.top) / height;
    level.push_back({x, y});
    upright.push_back({y, x});
  }
  const Bar bar = bar_of(level), stem = bar_of(upright);
  if (bar.lean() * height > most_lean * width || stem.lean() * width > most_lean * height) {
    return false;
  }
  const double x = stem.at(0.5), y = bar.at(0.5);
  if (std::min({x, y, 1 - x, 1 - y}) < nearest_end) return false;
  const double side = std::max(width, height);
  const double half_pen = std::max(bar.half_width * height, stem.half_width * width) / side;
  if (half_pen > thickest) return false;
  const double most_beside = std::max(half_pen + beside_ink, beside_line);
  double on = 0;
  for (const Place& place : level) {
    const double from_bar = std::abs(place.across - bar.at(place.along)) * height / side;
    const double from_stem = std::abs(place.along - stem.at(place.across)) * width / side;
    if (std::min(from_bar, from_stem) <= most_beside) ++on;
  }
  return on >= on_lines * static_cast<double>(points.size());
}

}  // namespace scrawl::ink
