#include "core/ink/cross.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/sort_places.hpp"

namespace scrawl::ink {
namespace {

constexpr std::size_t fewest_points = 12;
/// How much wider than tall a cross is at most, or taller than wide.
constexpr double longest = 1.8;
/// Its arms end in so much of its extent, where their places are told.
constexpr double end_part = 0.2;
/// In the cross's longer sides: half the pen's width at most, as the arms' ends tell it; and how
/// far from a line its points lie at most, beyond that width or in any case. How many of all do.
constexpr double thickest = 0.2, beside_ink = 0.04, beside_line = 0.12, on_lines = 0.93;
/// How much either line leans at most, for its length.
constexpr double most_lean = 0.35;
/// Where the lines cross, in their lengths from either end at least.
constexpr double nearest_end = 0.28;
/// The part of the points that each arm has at least, beyond that distance from the crossing.
constexpr double least_arm = 0.08, beyond = 0.2;

/// A line through the cross: its place across, at the beginning and end of its way, and half the
/// width of its ink there.
struct Bar {
  double first = 0, last = 0, half_width = 0;

  /// At a part of its way, 0 to 1.
  double at(double part) const { return first + (last - first) * part; }
  double lean() const { return std::abs(last - first); }
};

double median(const std::vector<double>& values) {
  return values[places_in_order(values.size(), [&](std::size_t a, std::size_t b) {
    return values[a] < values[b];
  })[values.size() / 2]];
}

double half_extent(const std::vector<double>& values) {
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  return (*most - *least) / 2;
}

/// In the points' box as a unit square: along the line first, then across.
struct Place {
  double along = 0, across = 0;
};

/// The line from the points at one end of the box to those at the other.
Bar bar_of(const std::vector<Place>& places) {
  std::vector<double> first, last;
  for (const Place& place : places) {
    if (place.along <= end_part) first.push_back(place.across);
    if (place.along >= 1 - end_part) last.push_back(place.across);
  }
  const double half_width = std::max(half_extent(first), half_extent(last));
  return {median(first), median(last), half_width};
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
  double on = 0, arms[4] = {0, 0, 0, 0};
  for (const Place& place : level) {
    const double from_bar = std::abs(place.across - bar.at(place.along)) * height / side;
    const double from_stem = std::abs(place.along - stem.at(place.across)) * width / side;
    if (std::min(from_bar, from_stem) > most_beside) continue;
    ++on;
    const double right = place.along - x, down = place.across - y;
    if (std::max(std::abs(right), std::abs(down)) < beyond) continue;
    if (from_bar < from_stem) {
      ++arms[right > 0 ? 0 : 1];
    } else {
      ++arms[down > 0 ? 2 : 3];
    }
  }
  const auto count = static_cast<double>(points.size());
  return on >= on_lines * count && *std::min_element(arms, arms + 4) >= least_arm * count;
}

}  // namespace scrawl::ink
