#include "core/ink/layout.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "core/sort_places.hpp"

namespace scrawl::ink {
namespace {

constexpr std::size_t points_along = 24;

// What a point or a comma is like, in heights of the writing: no larger, and not wider than tall
// unless it is a dot, or it is the foot of a 1; its middle around the foot of a digit.
constexpr double largest_mark = 0.35, widest_dot = 0.12;
constexpr double above_foot = 0.2, below_foot = 0.3;
// It lies at least so far, and at least that part of its own length, away from any digit: the stem
// of an open 4 is nearer to its angle.
constexpr double nearest_mark = 0.06, apart = 0.3;
/// What is longer, in heights of what seems tall on it, has only dashes and dots.
constexpr double longest_line = 30;
/// Strokes that are lower than this have no marks beside them.
constexpr double lowest_marked = 0.4;
/// Beside a stroke is what shares at least so much of the lower one's height with it, and is no
/// further away, in heights of the whole writing.
constexpr double shared_height = 0.5, nearest_beside = 4;
/// So many strokes side by side tell how high their writing is, unless they are lower than this and
/// thus dots and dashes; what is higher than this may stand beside several lines.
constexpr std::size_t enough_beside = 2;
constexpr double smallest_writing = 0.3, highest_beside = 1.8;

/// Points at equal steps of the way from a stroke's first finite point to its last.
std::vector<Point> evenly_spaced(const Stroke& stroke) {
  Stroke finite_points;
  std::copy_if(stroke.begin(), stroke.end(), std::back_inserter(finite_points), finite);
  double length = 0;
  for (std::size_t i = 1; i < finite_points.size(); ++i) {
    length += distance(finite_points[i - 1], finite_points[i]);
  }
  std::vector<Point> points{finite_points.front()};
  if (!(length > 0)) return points;
  const double step = length / (points_along - 1);
  double gone = 0;
  for (std::size_t i = 1; i < finite_points.size(); ++i) {
    const Point from = finite_points[i - 1], to = finite_points[i];
    const double part = distance(from, to);
    while (points.size() < points_along - 1 &&
           gone + part >= step * static_cast<double>(points.size())) {
      const double t = (step * static_cast<double>(points.size()) - gone) / part;
      points.push_back({static_cast<float>(from.x + t * (static_cast<double>(to.x) - from.x)),
                        static_cast<float>(from.y + t * (static_cast<double>(to.y) - from.y))});
    }
    gone += part;
  }
  points.push_back(finite_points.back());
  return points;
}

/// Bars and dots are lower than digits, so the measure is among the tallest.
double height_of_writing(const std::vector<double>& heights) {
  const auto order = places_in_order(
      heights.size(), [&](std::size_t a, std::size_t b) { return heights[a] < heights[b]; });
  return heights[order[(heights.size() * 4 - 1) / 5]];
}

std::vector<Layout::Outline> outlines_of(const Drawing& drawing) {
  std::vector<Layout::Outline> outlines;
  for (const Stroke& stroke : drawing) {
    outlines.push_back({*bounding_box({&stroke, 1}), evenly_spaced(stroke)});
  }
  return outlines;
}

}  // namespace

double width(const Box& box) {
  return static_cast<double>(box.right) - box.left;
}
double height(const Box& box) {
  return static_cast<double>(box.bottom) - box.top;
}
double longer(const Box& box) {
  return std::max(width(box), height(box));
}
Point middle(const Box& box) {
  return {box.left / 2 + box.right / 2, box.top / 2 + box.bottom / 2};
}
double gap(const Box& a, const Box& b) {
  return std::max<double>(a.left, b.left) - std::min<double>(a.right, b.right);
}
double gap_in_y(const Box& a, const Box& b) {
  return std::max<double>(a.top, b.top) - std::min<double>(a.bottom, b.bottom);
}

Layout::Layout(const Drawing& drawing) : Layout(outlines_of(drawing)) {}

Layout::Layout(std::vector<Outline> outlines, double tallest_dot)
    : strokes_(std::move(outlines)), tallest_dot_(tallest_dot) {
  if (strokes_.empty()) return;
  std::vector<double> heights;
  Box all = strokes_[0].box;
  for (const Outline& outline : strokes_) {
    all = united(all, outline.box);
    heights.push_back(ink::height(outline.box));
  }
  // A lone dash still needs a measure.
  height_ = height_of_writing(heights);
  only_dots_ = height_ < tallest_dot_ && height_ < longer(all) / longest_line;
  if (only_dots_) height_ = longer(all) / longest_line;
  if (!(height_ > 0)) height_ = 1;
}

double Layout::height_beside(std::size_t stroke) const {
  if (only_dots_) return height_;
  const Box& own = strokes_[stroke].box;
  std::vector<double> heights;
  for (const Outline& other : strokes_) {
    const Box& box = other.box;
    const double lower = std::min(ink::height(own), ink::height(box));
    if (-gap_in_y(own, box) >= shared_height * lower && gap(own, box) < nearest_beside * height_ &&
        ink::height(box) <= highest_beside * height_) {
      heights.push_back(ink::height(box));
    }
  }
  if (heights.size() < enough_beside) return height_;
  const double beside = height_of_writing(heights);
  return beside < smallest_writing * height_ ? height_ : beside;
}

Layout Layout::part(std::span<const std::size_t> strokes) const {
  std::vector<Outline> outlines;
  for (const std::size_t stroke : strokes) outlines.push_back(strokes_[stroke]);
  return Layout(std::move(outlines), tallest_dot_);
}

Relation Layout::relation(std::size_t first, std::size_t second) const {
  const Outline &a = strokes_[first], &b = strokes_[second];
  Relation relation;
  const double shared = -gap(a.box, b.box);
  relation.gap = -shared / height_;
  // A tenth of the height stands for the width of a plain vertical line.
  const double narrower = std::max(std::min(width(a.box), width(b.box)), height_ / 10);
  relation.overlap = std::clamp((shared + height_ / 20) / narrower, 0.0, 1.0);
  double nearest = squared_distance(a.points[0], b.points[0]);
  for (const Point p : a.points) {
    for (const Point q : b.points) nearest = std::min(nearest, squared_distance(p, q));
  }
  relation.distance = std::sqrt(nearest) / height_;
  relation.smaller = std::min(longer(a.box), longer(b.box)) / height_;
  relation.width = width(united(a.box, b.box)) / height_;
  return relation;
}

bool Layout::mark(std::size_t stroke) const {
  const Box& own = strokes_[stroke].box;
  if (longer(own) > largest_mark * height_) return false;
  if (width(own) > std::max(ink::height(own), widest_dot * height_)) return false;
  const double away = std::max(nearest_mark * height_, apart * longer(own));
  const Box* neighbour = nullptr;
  bool left = false, right = false, under = false;
  for (std::size_t other = 0; other < count(); ++other) {
    if (other == stroke) continue;
    const Box& box = strokes_[other].box;
    if (ink::height(box) < lowest_marked * height_) continue;
    if (relation(stroke, other).distance * height_ < away) return false;
    (middle(box).x < middle(own).x ? left : right) = true;
    under = under || gap(own, box) <= 0;
    if (!neighbour || gap(own, box) < gap(own, *neighbour)) neighbour = &box;
  }
  if (!neighbour || (under && !(left && right))) return false;
  const double below = (own.top + own.bottom) / 2 - neighbour->bottom;
  return below > -above_foot * height_ && below < below_foot * height_;
}

double together(const Relation& relation) {
  return 0.98 - 11.5 * std::clamp(relation.gap, -1.0, 0.7) + 4.9 * relation.overlap -
         4.0 * std::min(relation.distance, 1.0) - 4.9 * std::min(relation.smaller, 1.2) -
         5.6 * std::max(relation.width - 0.8, 0.0);
}

}  // namespace scrawl::ink
