#include "core/ink/distance.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace scrawl::ink {
namespace {

/// The distance transform of one row or column, as the lower envelope of parabolas (Felzenszwalb
/// and Huttenlocher 2012). Holds the working memory for lines of up to `longest` values.
class LineTransform {
 public:
  explicit LineTransform(std::size_t longest)
      : heights_(longest), centres_(longest), starts_(longest + 1) {}

  /// For every i, min over j of (i - j)^2 + values[j], in place over `count` values `step` apart.
  void apply(float* values, int count, std::ptrdiff_t step) {
    for (int i = 0; i < count; ++i) heights_[at(i)] = values[i * step];
    int parabolas = 0;
    for (int i = 0; i < count; ++i) {
      float start = -infinity;
      while (parabolas > 0) {
        start = crossing(centres_[at(parabolas - 1)], i);
        if (start > starts_[at(parabolas - 1)]) break;
        --parabolas;
        start = -infinity;
      }
      centres_[at(parabolas)] = i;
      starts_[at(parabolas)] = start;
      ++parabolas;
    }
    starts_[at(parabolas)] = infinity;
    for (int i = 0, current = 0; i < count; ++i) {
      while (starts_[at(current + 1)] < static_cast<float>(i)) ++current;
      const auto distance = static_cast<float>(i - centres_[at(current)]);
      values[i * step] = distance * distance + heights_[at(centres_[at(current)])];
    }
  }

 private:
  static constexpr float infinity = 1e20f;
  static std::size_t at(int i) { return static_cast<std::size_t>(i); }

  /// The position from which on the parabola with its vertex at `right` is below the one at `left`.
  float crossing(int left, int right) const {
    const auto l = static_cast<float>(left), r = static_cast<float>(right);
    return (heights_[at(right)] - heights_[at(left)] + r * r - l * l) / (2 * (r - l));
  }

  std::vector<float> heights_;
  std::vector<int> centres_;
  std::vector<float> starts_;
};

/// The distance from every pixel to the nearest pixel for which `is_target` holds.
template <class IsTarget>
Map distance_to(const Map& map, IsTarget is_target) {
  const auto far = static_cast<float>(map.width + map.height);
  Map squared(map.width, map.height, far * far);
  for (std::size_t i = 0; i < map.values.size(); ++i) {
    if (is_target(map.values[i])) squared.values[i] = 0;
  }
  LineTransform line(static_cast<std::size_t>(std::max(map.width, map.height)));
  for (int x = 0; x < map.width; ++x) line.apply(&squared.at(x, 0), map.height, map.width);
  for (int y = 0; y < map.height; ++y) line.apply(&squared.at(0, y), map.width, 1);
  for (float& value : squared.values) value = std::sqrt(value);
  return squared;
}

}  // namespace

Map depth_in_ink(const Map& ink) {
  const auto is_ink = [](float value) { return value >= 0.5f; };
  Map depth = distance_to(ink, [&](float value) { return !is_ink(value); });
  const Map outside = distance_to(ink, is_ink);
  for (std::size_t i = 0; i < depth.values.size(); ++i) {
    depth.values[i] = is_ink(ink.values[i]) ? depth.values[i] - 0.5f : 0.5f - outside.values[i];
  }
  return depth;
}

}  // namespace scrawl::ink
