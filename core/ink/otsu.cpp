#include "core/ink/otsu.hpp"

namespace scrawl::ink {

std::size_t upper_class(const Histogram& counts) {
  double total = 0, sum = 0;
  for (std::size_t level = 0; level < counts.size(); ++level) {
    total += counts[level];
    sum += static_cast<double>(level) * counts[level];
  }
  double best = 0, below = 0, sum_below = 0;
  std::size_t begin = 0;
  for (std::size_t level = 0; level < counts.size() && below < total; ++level) {
    const double above = total - below;
    const double distance = below > 0 ? (sum - sum_below) / above - sum_below / below : 0;
    const double between_variance = below * above * distance * distance;
    if (between_variance > best) best = between_variance, begin = level;
    below += counts[level];
    sum_below += static_cast<double>(level) * counts[level];
  }
  return begin;
}

}  // namespace scrawl::ink
