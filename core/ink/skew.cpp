#include "core/ink/skew.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/ink/least_squares.hpp"

namespace scrawl::ink {
namespace {

/// Smaller pieces, in heights of the writing beside them, are points, dashes or parts of digits.
constexpr double least_side = 0.5;
/// Two glyphs of different heights have a slope, too.
constexpr std::size_t fewest_glyphs = 3;

/// Through the middles of a line's glyphs.
std::optional<FittedLine> line_through(const Layout& layout, std::span<const std::size_t> line) {
  std::vector<Point> middles;
  for (const std::size_t piece : line) {
    if (longer(layout.box(piece)) < least_side * layout.height_beside(piece)) continue;
    middles.push_back(middle(layout.box(piece)));
  }
  if (middles.size() < fewest_glyphs) return std::nullopt;
  return fitted_line(middles);
}

}  // namespace

double skew_of(const Layout& layout, std::span<const std::vector<std::size_t>> lines) {
  std::vector<FittedLine> fitted;
  double all = 0;
  for (const auto& line : lines) {
    if (const auto through = line_through(layout, line)) {
      fitted.push_back(*through);
      all += through->spread;
    }
  }
  std::sort(fitted.begin(), fitted.end(),
            [](const FittedLine& a, const FittedLine& b) { return a.slope < b.slope; });
  // The median, weighted by how sure each slope is: its variance is the inverse of the spread. A
  // line that was put together wrongly does not count.
  double so_far = 0;
  for (const FittedLine& line : fitted) {
    so_far += line.spread;
    if (2 * so_far >= all) return std::atan(line.slope);
  }
  return 0;
}

}  // namespace scrawl::ink
