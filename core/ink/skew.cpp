#include "core/ink/skew.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace scrawl::ink {
namespace {

/// Smaller pieces, in heights of the writing beside them, are points, dashes or parts of digits.
constexpr double least_side = 0.5;
/// Two glyphs of different heights have a slope, too.
constexpr std::size_t fewest_glyphs = 3;

struct Slope {
  double slope = 0;
  double weight = 0;  ///< the inverse of its variance, if all middles wander alike
};

/// Of the straight line through the middles of a line's glyphs, by least squares.
std::optional<Slope> slope_of(const Layout& layout, std::span<const std::size_t> line) {
  std::vector<Point> middles;
  double x = 0, y = 0;
  for (const std::size_t piece : line) {
    if (longer(layout.box(piece)) < least_side * layout.height_beside(piece)) continue;
    middles.push_back(middle(layout.box(piece)));
    x += static_cast<double>(middles.back().x), y += static_cast<double>(middles.back().y);
  }
  if (middles.size() < fewest_glyphs) return std::nullopt;
  x /= static_cast<double>(middles.size()), y /= static_cast<double>(middles.size());
  double squares = 0, products = 0;
  for (const Point point : middles) {
    const double across = static_cast<double>(point.x) - x;
    squares += across * across;
    products += across * (static_cast<double>(point.y) - y);
  }
  if (squares <= 0) return std::nullopt;
  return Slope{products / squares, squares};
}

}  // namespace

double skew_of(const Layout& layout, std::span<const std::vector<std::size_t>> lines) {
  std::vector<Slope> slopes;
  double all = 0;
  for (const auto& line : lines) {
    if (const auto slope = slope_of(layout, line)) {
      slopes.push_back(*slope);
      all += slope->weight;
    }
  }
  std::sort(slopes.begin(), slopes.end(),
            [](const Slope& a, const Slope& b) { return a.slope < b.slope; });
  // The weighted median: a line that was put together wrongly does not count.
  double so_far = 0;
  for (const Slope& slope : slopes) {
    so_far += slope.weight;
    if (2 * so_far >= all) return std::atan(slope.slope);
  }
  return 0;
}

}  // namespace scrawl::ink
