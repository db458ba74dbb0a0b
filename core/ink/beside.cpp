#include "core/ink/beside.hpp"

#include <algorithm>
#include <cmath>

namespace scrawl::ink {
namespace {

/// In heights of the writing: what is lower, much wider than tall, or further away is no neighbour.
constexpr double lowest_neighbour = 0.3, flattest_neighbour = 0.5, furthest = 2.5;
/// What is higher above a stroke, or lower below it, leaves it free.
constexpr double beside_line = 0.15;
/// The part of a stroke at which it is its end that touches another.
constexpr double at_end = 0.2;
/// What touches a stroke nearer to its top or foot, in its heights, belongs to it.
constexpr double highest_end = 0.2;

}  // namespace

Shape shape_of(const std::vector<Point>& points) {
  double x = 0, y = 0, xx = 0, xy = 0, yy = 0;
  for (const Point p : points) x += p.x, y += p.y;
  x /= static_cast<double>(points.size()), y /= static_cast<double>(points.size());
  for (const Point p : points) {
    xx += (p.x - x) * (p.x - x);
    xy -= (p.x - x) * (p.y - y);
    yy += (p.y - y) * (p.y - y);
  }
  const double root = std::hypot((xx - yy) / 2, xy);
  const double along = (xx + yy) / 2 + root, across = (xx + yy) / 2 - root;
  return {std::atan2(2 * xy, xx - yy) / 2,
          along > 0 ? std::sqrt(std::max(across, 0.0) / along) : 1};
}

Band band_beside(const Layout& layout, const Box& own, std::optional<std::size_t> touched) {
  Band band;
  // The second time round for the other strokes of the digits found in the first.
  for (const bool first : {true, false}) {
    for (std::size_t other = 0; other < layout.count(); ++other) {
      const Box& box = layout.box(other);
      const Point centre = middle(box);
      if (height(box) < lowest_neighbour * layout.height() ||
          height(box) < flattest_neighbour * width(box) ||
          gap(own, box) > furthest * layout.height() || &box == &own || other == touched ||
          (touched && layout.relation(*touched, other).distance < touching)) {
        continue;
      }
      if (own.left <= centre.x && centre.x <= own.right) {
        band.across = true;
        continue;
      }
      std::optional<Box>& nearest = centre.x < own.left ? band.left : band.right;
      if (first && (!nearest || gap(own, box) < gap(own, *nearest))) nearest = box;
      if (!first && gap(box, *nearest) < 0) nearest = united(box, *nearest);
    }
  }
  if (!band.left && !band.right) return band;
  const Box &one = band.left ? *band.left : *band.right,
            &other = band.right ? *band.right : *band.left;
  band.top = (static_cast<double>(one.top) + other.top) / 2;
  band.height = (height(one) + height(other)) / 2;
  return band;
}

double free_part(const Layout& layout, std::size_t stroke) {
  const Box& own = layout.box(stroke);
  const std::vector<Point>& points = layout.points(stroke);
  const Point centre = middle(own);
  const double near = height(own) / 2 + beside_line * layout.height();
  double left = own.left, right = own.right;
  for (std::size_t other = 0; other < layout.count(); ++other) {
    const Box& box = layout.box(other);
    if (other == stroke || gap(own, box) > touching * layout.height()) continue;
    const bool before = middle(box).x < centre.x;
    const auto take = [&](double x) {
      before ? left = std::max(left, x) : right = std::min(right, x);
    };
    double nearest = touching * layout.height() * (touching * layout.height());
    std::optional<std::size_t> place;
    for (const Point p : layout.points(other)) {
      if (std::abs(p.y - centre.y) <= near) take(p.x);
      for (std::size_t i = 0; i < points.size(); ++i) {
        const double squared = squared_distance(p, points[i]);
        if (squared < nearest) nearest = squared, place = i;
      }
    }
    if (!place) continue;
    const double along = static_cast<double>(*place) / static_cast<double>(points.size());
    const double level = (centre.y - box.top) / std::max(height(box), 1e-9);
    if ((along > at_end && along < 1 - at_end) || level < highest_end || level > 1 - highest_end) {
      return 0;
    }
    take(before ? box.right : box.left);
  }
  return width(own) > 0 ? std::clamp((right - left) / width(own), 0.0, 1.0) : left <= right;
}

double outside(const Layout& layout, std::size_t stroke) {
  const Box& own = layout.box(stroke);
  double left = own.left, right = own.right;
  for (std::size_t other = 0; other < layout.count(); ++other) {
    const Box& box = layout.box(other);
    if (other == stroke || gap(own, box) > 0) continue;
    middle(box).x < middle(own).x ? left = std::max<double>(left, box.right)
                                  : right = std::min<double>(right, box.left);
  }
  return width(own) > 0 ? std::clamp((right - left) / width(own), 0.0, 1.0) : left <= right;
}

double nearest_ink(const Layout& layout, std::size_t stroke) {
  double nearest = 1;
  for (std::size_t other = 0; other < layout.count(); ++other) {
    if (other != stroke) nearest = std::min(nearest, layout.relation(stroke, other).distance);
  }
  return nearest;
}

double shear(const Layout& layout, std::size_t stroke, bool own) {
  double lean = 0, rise = 0;
  for (std::size_t i = 0; i < layout.count(); ++i) {
    if ((i == stroke) != own) continue;
    const std::vector<Point>& points = layout.points(i);
    for (std::size_t k = 1; k < points.size(); ++k) {
      const double x = points[k].x - points[k - 1].x, y = points[k].y - points[k - 1].y;
      if (own || std::abs(y) > std::abs(x)) lean -= x * y, rise += y * y;
    }
  }
  return rise > 0 ? lean / rise : 0;
}

}  // namespace scrawl::ink
