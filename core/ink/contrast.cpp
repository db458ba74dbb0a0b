#include "core/ink/contrast.hpp"

#include <algorithm>
#include <cstddef>

#include "core/ink/otsu.hpp"

namespace scrawl::ink {
namespace {

/// Ink differs from the paper by at least this many grey levels, even without noise.
constexpr float min_contrast = 16;

}  // namespace

float full_contrast(const Map& contrasts, double deviation) {
  // Six standard deviations of the paper: for a normal distribution, 1.4826 times the median
  // distance is one.
  const auto noise = std::max(static_cast<float>(6 * 1.4826 * deviation), min_contrast);
  Histogram counts{};
  for (const float contrast : contrasts.values) {
    if (contrast > noise) ++counts[static_cast<std::size_t>(std::min(contrast, 255.0f))];
  }
  // Otsu's threshold splits them into edges and shadows on one side and ink on the other, whose
  // mean is taken.
  double ink = 0, sum = 0;
  for (std::size_t level = upper_class(counts); level < counts.size(); ++level) {
    ink += counts[level];
    sum += static_cast<double>(level) * counts[level];
  }
  return static_cast<float>(ink > 0 ? sum / ink : 0);
}

Map ink_of(Map contrasts, float full) {
  for (float& value : contrasts.values) value = std::clamp(2 * value / full - 0.5f, 0.0f, 1.0f);
  return contrasts;
}

}  // namespace scrawl::ink
