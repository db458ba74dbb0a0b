#include "core/ink/cuts.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "core/sort_places.hpp"

namespace scrawl::ink {
namespace {

// Lengths are in heights of the writing.

/// Along the pen's way: how far the turn at a point is measured, how near two cuts may be to one
/// another, and how near to the stroke's ends.
constexpr double reach = 0.12, apart = 0.2;
/// What a turn (radians) is worth in lines that are not crossed above or below.
constexpr double turn_worth = 1.5;
/// Points of a stroke that are looked at, at most about.
constexpr std::size_t looked_at = 250;

struct Cut {
  std::size_t stroke = 0, point = 0;
  double worth = 0;
};

/// How often the ink crosses the upright line through `x`.
double crossings(const Drawing& strokes, double x) {
  double count = 0;
  for (const Stroke& stroke : strokes) {
    for (std::size_t i = 1; i < stroke.size(); ++i) {
      if ((stroke[i - 1].x <= x) != (stroke[i].x <= x)) ++count;
    }
  }
  return count;
}

/// Adds the places where one of the strokes may be cut, those worth most first.
void find_cuts(const Drawing& strokes, std::size_t place, double height, std::vector<Cut>& cuts) {
  const Stroke& stroke = strokes[place];
  std::vector<double> way{0};
  for (std::size_t i = 1; i < stroke.size(); ++i) {
    way.push_back(way.back() + distance(stroke[i - 1], stroke[i]));
  }
  std::vector<Cut> found;
  for (std::size_t i = 1; i + 1 < stroke.size(); i += 1 + stroke.size() / looked_at) {
    if (way[i] < apart * height || way.back() - way[i] < apart * height) continue;
    std::size_t before = i, after = i;
    while (before > 0 && way[i] - way[before] < reach * height) --before;
    while (after + 1 < stroke.size() && way[after] - way[i] < reach * height) ++after;
    const double x1 = stroke[i].x - stroke[before].x, y1 = stroke[i].y - stroke[before].y;
    const double x2 = stroke[after].x - stroke[i].x, y2 = stroke[after].y - stroke[i].y;
    const double turn = std::abs(std::atan2(x1 * y2 - y1 * x2, x1 * x2 + y1 * y2));
    // The pen goes on to the right from one digit to the next.
    const double onward = std::max(x1, x2) / (reach * height);
    found.push_back(
        {place, i, turn_worth * turn - crossings(strokes, stroke[i].x) + std::min(onward, 1.0)});
  }
  const std::size_t first = cuts.size();
  for (const std::size_t i : places_in_order(found.size(), [&](std::size_t a, std::size_t b) {
         return found[a].worth > found[b].worth;
       })) {
    const bool near = std::any_of(
        cuts.begin() + static_cast<std::ptrdiff_t>(first), cuts.end(), [&](const Cut& other) {
          return std::abs(way[found[i].point] - way[other.point]) < apart * height;
        });
    if (!near) cuts.push_back(found[i]);
  }
}

}  // namespace

std::vector<Part> cut(const Drawing& strokes, double height, std::size_t most) {
  std::vector<Cut> cuts;
  for (std::size_t i = 0; i < strokes.size(); ++i) find_cuts(strokes, i, height, cuts);
  std::vector<std::size_t> best = places_in_order(
      cuts.size(), [&](std::size_t a, std::size_t b) { return cuts[a].worth > cuts[b].worth; });
  best.resize(std::min(best.size(), most - std::min(most, strokes.size())));
  std::vector<Part> parts;
  for (std::size_t i = 0; i < strokes.size(); ++i) {
    std::vector<std::size_t> points;
    for (const std::size_t place : best) {
      if (cuts[place].stroke == i) points.push_back(cuts[place].point);
    }
    sort_places(points, std::less<std::size_t>());
    std::size_t first = 0;
    for (const std::size_t point : points) {
      parts.push_back({i, first, point + 1});
      first = point;
    }
    parts.push_back({i, first, strokes[i].size()});
  }
  return parts;
}

Drawing ink_of(const Drawing& strokes, std::span<const Part> parts) {
  Drawing drawing;
  std::size_t last = strokes.size();
  for (const auto& [place, first, end] : parts) {
    const bool goes_on = last == place;
    if (!goes_on) drawing.emplace_back();
    for (std::size_t i = first + goes_on; i < end; ++i) {
      drawing.back().push_back(strokes[place][i]);
    }
    last = place;
  }
  return drawing;
}

}  // namespace scrawl::ink
