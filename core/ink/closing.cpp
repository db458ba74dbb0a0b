#include "core/ink/closing.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace scrawl::ink {
namespace {

/// Sliding-window extremum of `count` values that lie `step` apart, in place: each value becomes
/// the first, in the given order, of all values within `radius` of it. `line` and `candidates` are
/// working memory.
template <class Order>
void slide(float* values, int count, std::ptrdiff_t step, int radius, Order order,
           std::vector<float>& line, std::vector<int>& candidates) {
  line.clear();
  for (int i = 0; i < count; ++i) line.push_back(values[i * step]);
  // A monotonic queue, from `first` on: indices, ascending, of the values that can still be the
  // first in a later window. Their values are in order, too.
  candidates.clear();
  std::size_t first = 0;
  for (int i = 0, next = 0; i < count; ++i) {
    for (; next < std::min(i + radius + 1, count); ++next) {
      const float value = line[static_cast<std::size_t>(next)];
      while (candidates.size() > first &&
             !order(line[static_cast<std::size_t>(candidates.back())], value)) {
        candidates.pop_back();
      }
      candidates.push_back(next);
    }
    while (candidates[first] < i - radius) ++first;
    values[i * step] = line[static_cast<std::size_t>(candidates[first])];
  }
}

template <class Order>
void slide_over(Map& map, int radius, Order order) {
  std::vector<float> line;
  std::vector<int> candidates;
  for (int y = 0; y < map.height; ++y) {
    slide(&map.at(0, y), map.width, 1, radius, order, line, candidates);
  }
  for (int x = 0; x < map.width; ++x) {
    slide(&map.at(x, 0), map.height, map.width, radius, order, line, candidates);
  }
}

}  // namespace

Map closing(const Map& map, int radius) {
  // Replicate padding, so that a dark area at the border is not filled there.
  Map padded(map.width + 2 * radius, map.height + 2 * radius);
  for (int y = 0; y < padded.height; ++y) {
    for (int x = 0; x < padded.width; ++x) {
      padded.at(x, y) = map.at(std::clamp(x - radius, 0, map.width - 1),
                               std::clamp(y - radius, 0, map.height - 1));
    }
  }
  slide_over(padded, radius, [](float a, float b) { return a > b; });  // dilation
  slide_over(padded, radius, [](float a, float b) { return a < b; });  // erosion
  Map closed(map.width, map.height);
  for (int y = 0; y < map.height; ++y) {
    for (int x = 0; x < map.width; ++x) closed.at(x, y) = padded.at(x + radius, y + radius);
  }
  return closed;
}

}  // namespace scrawl::ink
