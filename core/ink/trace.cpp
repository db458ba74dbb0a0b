#include "core/ink/trace.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/ink/map.hpp"
#include "core/ink/resample.hpp"
#include "core/ink/thin.hpp"

namespace scrawl::ink {
namespace {

/// The picture is enlarged so much that the holes of small loops stay open when it is thinned.
constexpr int enlarged = 4;
/// Empty pixels around it, enlarged.
constexpr int margin = 2;
/// The pen's direction is that of its last so many steps, in enlarged pixels: thinning bends ends.
constexpr std::size_t reach = 8;
/// Branches of fewer pixels are the thinning's own: corners of the ink, about half as long as it is
/// wide.
constexpr std::size_t spur = 6;
/// Means of so many points to either side smooth out the pixels' steps.
constexpr std::size_t smoothing = 3;
/// Of the smoothed points, each so many-th is kept.
constexpr std::size_t spacing = 4;

/// Follows lines one pixel wide and removes what it has followed.
class Pen {
 public:
  explicit Pen(Map lines) : left_(std::move(lines)), lines_(left_) {}

  /// Movements with ends first, from above; then closed ones.
  std::vector<Stroke> movements() {
    std::vector<Stroke> result;
    for (const std::size_t ends : {std::size_t{0}, std::size_t{1}, std::size_t{8}}) {
      for (int y = 1; y + 1 < left_.height; ++y) {
        for (int x = 1; x + 1 < left_.width; ++x) {
          if (left_.at(x, y) > 0 && around(left_, x, y).size() <= ends)
            result.push_back(follow(x, y));
        }
      }
    }
    std::erase_if(result,
                  [&](const Stroke& stroke) { return stroke.size() < spur && branches(stroke); });
    return result;
  }

 private:
  static std::vector<Point> around(const Map& map, int x, int y) {
    std::vector<Point> found;
    for (int dy = -1; dy <= 1; ++dy) {
      for (int dx = -1; dx <= 1; ++dx) {
        if ((dx != 0 || dy != 0) && map.at(x + dx, y + dy) > 0) {
          found.push_back({static_cast<float>(x + dx), static_cast<float>(y + dy)});
        }
      }
    }
    return found;
  }
  static std::vector<Point> around(const Map& map, Point p) {
    return around(map, static_cast<int>(p.x), static_cast<int>(p.y));
  }

  /// Whether one of its ends lies beside a line that is none of its own.
  bool branches(const Stroke& stroke) const {
    const auto beside_another = [&](Point end) {
      const auto near = around(lines_, end);
      return std::any_of(near.begin(), near.end(), [&](Point p) { return !contains(stroke, p); });
    };
    return beside_another(stroke.front()) || beside_another(stroke.back());
  }
  static bool contains(const Stroke& stroke, Point point) {
    return std::any_of(stroke.begin(), stroke.end(),
                       [&](Point p) { return p.x == point.x && p.y == point.y; });
  }

  Stroke follow(int x, int y) {
    Stroke stroke{{static_cast<float>(x), static_cast<float>(y)}};
    left_.at(x, y) = 0;
    for (auto next = around(left_, stroke.back()); !next.empty();
         next = around(left_, stroke.back())) {
      stroke.push_back(straightest(stroke, next));
      left_.at(static_cast<int>(stroke.back().x), static_cast<int>(stroke.back().y)) = 0;
    }
    join(stroke);
    std::reverse(stroke.begin(), stroke.end());
    join(stroke);
    std::reverse(stroke.begin(), stroke.end());
    return stroke;
  }

  static Point straightest(const Stroke& stroke, const std::vector<Point>& next) {
    const Point now = stroke.back();
    const Point before = stroke[stroke.size() - std::min(stroke.size(), reach)];
    const auto turn = [&](Point to) {
      const double ax = now.x - before.x, ay = now.y - before.y;
      const double bx = to.x - now.x, by = to.y - now.y;
      // Pixels that share a side come first, so that no corner is left behind.
      return (ax * bx + ay * by) / std::max(distance(before, now) * distance(now, to), 1.0) +
             (bx * by == 0 ? 0.1 : 0.0);
    };
    return *std::max_element(next.begin(), next.end(),
                             [&](Point a, Point b) { return turn(a) < turn(b); });
  }

  /// Lets the stroke's last point meet the line beside it, its own beginning, too.
  void join(Stroke& stroke) const {
    const std::size_t own = std::min<std::size_t>(stroke.size(), 3);
    const Stroke newest(stroke.end() - static_cast<std::ptrdiff_t>(own), stroke.end());
    for (const Point point : around(lines_, stroke.back())) {
      if (!contains(newest, point)) return stroke.push_back(point);
    }
  }

  Map left_;
  Map lines_;
};

/// The mean of the points near each one; both ends stay where they are.
Stroke smoothed(const Stroke& stroke) {
  Stroke result(stroke.size());
  for (std::size_t i = 0; i < stroke.size(); ++i) {
    const std::size_t side = std::min({i, stroke.size() - 1 - i, smoothing});
    Point sum;
    for (std::size_t j = i - side; j <= i + side; ++j) {
      sum.x += stroke[j].x;
      sum.y += stroke[j].y;
    }
    const auto count = static_cast<float>(2 * side + 1);
    result[i] = {sum.x / count, sum.y / count};
  }
  return result;
}

/// In the picture's pixels.
Stroke in_pixels(const Stroke& stroke) {
  Stroke result;
  const Stroke smooth = smoothed(stroke);
  for (std::size_t i = 0; i < smooth.size(); ++i) {
    if (i % spacing != 0 && i + 1 != smooth.size()) continue;
    result.push_back(
        {(smooth[i].x - margin + 0.5F) / enlarged, (smooth[i].y - margin + 0.5F) / enlarged});
  }
  return result;
}

}  // namespace

Drawing trace(const Picture& picture) {
  Map map(picture.size, picture.size);
  map.values = picture.pixels;
  const float darkest =
      map.values.empty() ? 0 : *std::max_element(map.values.begin(), map.values.end());
  if (!(darkest > 0)) return {};
  for (float& value : map.values) value /= darkest;
  const auto side = static_cast<float>(picture.size);
  Drawing drawing;
  for (const Stroke& line :
       Pen(thinned(resample(map, {0, 0, side, side}, enlarged, margin))).movements()) {
    drawing.push_back(in_pixels(line));
  }
  return drawing;
}

}  // namespace scrawl::ink
