#include "core/ink/distance.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace scrawl::ink {
namespace {

/// The distance transform of one row, as the lower envelope of parabolas (Felzenszwalb and
/// Huttenlocher 2012). Holds the working memory for rows of up to `longest` values.
class LineTransform {
 public:
  explicit LineTransform(std::size_t longest)
      : heights_(longest), centres_(longest), starts_(longest + 1) {}

  /// For every i, min over j of (i - j)^2 + values[j], but at most `most`, in place.
  void apply(std::span<float> values, float most) {
    const int count = static_cast<int>(values.size());
    std::copy(values.begin(), values.end(), heights_.begin());
    int parabolas = 0;
    for (int i = 0; i < count; ++i) {
      if (heights_[at(i)] >= most) continue;
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
    if (parabolas == 0) return;
    starts_[at(parabolas)] = infinity;
    for (int i = 0, current = 0; i < count; ++i) {
      while (starts_[at(current + 1)] < static_cast<float>(i)) ++current;
      const auto distance = static_cast<float>(i - centres_[at(current)]);
      values[at(i)] = std::min(distance * distance + heights_[at(centres_[at(current)])], most);
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

/// The distance from every pixel to the nearest pixel for which `is_target` holds, at most `far`.
/// Within a column it is counted from pixel to pixel, all columns at a time; only then are there
/// heights for parabolas.
template <class IsTarget>
Map distance_to(const Map& map, float far, IsTarget is_target) {
  Map distance(map.width, map.height, far);
  const auto width = static_cast<std::size_t>(map.width);
  std::vector<float>& values = distance.values;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const float above = i < width ? far : values[i - width];
    values[i] = is_target(map.values[i]) ? 0 : std::min(above + 1, far);
  }
  for (std::size_t i = values.size(); i-- > width;) {
    values[i - width] = std::min(values[i - width], values[i] + 1);
  }
  for (float& value : values) value *= value;
  LineTransform line(width);
  for (std::size_t i = 0; i < values.size(); i += width) {
    // From between two targets nothing beyond them is nearer.
    float* const row = &values[i];
    float* const row_end = row + width;
    for (float* gap = row;;) {
      gap = std::find_if(gap, row_end, [](float value) { return value > 0; });
      if (gap == row_end) break;
      float* const gap_end = std::find(gap, row_end, 0.0f);
      line.apply({gap == row ? gap : gap - 1, gap_end == row_end ? gap_end : gap_end + 1},
                 far * far);
      gap = gap_end;
    }
  }
  for (float& value : values) value = std::sqrt(value);
  return distance;
}

}  // namespace

Map depth_in_ink(const Map& ink, double farthest) {
  const auto far = static_cast<float>(std::min<double>(farthest, ink.width + ink.height));
  const auto is_ink = [](float value) { return value >= 0.5f; };
  Map depth = distance_to(ink, static_cast<float>(ink.width + ink.height),
                          [&](float value) { return !is_ink(value); });
  const Map outside = distance_to(ink, far, is_ink);
  for (std::size_t i = 0; i < depth.values.size(); ++i) {
    depth.values[i] = is_ink(ink.values[i]) ? depth.values[i] - 0.5f : 0.5f - outside.values[i];
  }
  return depth;
}

}  // namespace scrawl::ink
