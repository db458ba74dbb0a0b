#include "core/ink/drawing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace scrawl::ink {

double squared_distance(Point a, Point b) {
  const double x = static_cast<double>(a.x) - b.x, y = static_cast<double>(a.y) - b.y;
  return x * x + y * y;
}

double distance(Point a, Point b) {
  return std::sqrt(squared_distance(a, b));
}

Box united(const Box& a, const Box& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

Drawing drawing_from_pairs(std::span<const float> pairs) {
  Drawing drawing;
  Stroke stroke;
  const auto finish = [&] {
    if (!stroke.empty()) drawing.push_back(std::exchange(stroke, {}));
  };
  for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
    const Point point{pairs[i], pairs[i + 1]};
    if (std::isnan(point.x) || std::isnan(point.y)) {
      finish();
    } else if (finite(point)) {
      stroke.push_back(point);
    }
  }
  finish();
  return drawing;
}

std::vector<float> pairs_from_drawing(const Drawing& drawing) {
  constexpr float end = std::numeric_limits<float>::quiet_NaN();
  std::vector<float> pairs;
  for (const Stroke& stroke : drawing) {
    for (const Point point : stroke) pairs.insert(pairs.end(), {point.x, point.y});
    pairs.insert(pairs.end(), {end, end});
  }
  return pairs;
}

bool finite(Point point) {
  return std::isfinite(point.x) && std::isfinite(point.y);
}

bool blank(const Drawing& drawing) {
  return std::none_of(drawing.begin(), drawing.end(), [](const Stroke& stroke) {
    return std::any_of(stroke.begin(), stroke.end(), finite);
  });
}

std::optional<Box> bounding_box(std::span<const Stroke> strokes) {
  std::optional<Box> box;
  for (const Stroke& stroke : strokes) {
    for (const Point point : stroke) {
      if (!finite(point)) continue;
      const Box only{point.x, point.y, point.x, point.y};
      box = box ? united(*box, only) : only;
    }
  }
  return box;
}

}  // namespace scrawl::ink
