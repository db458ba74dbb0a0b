#include "core/ink/closing.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace scrawl::ink {
namespace {

/// In place over `count` values `step` apart, for each the first by `order` of all no further away
/// than `radius`. `line` and `waiting` are room to work in.
template <class Order>
void slide(float* values, int count, std::ptrdiff_t step, int radius, Order order,
           std::vector<float>& line, std::vector<int>& waiting) {
  line.clear();
  for (int i = 0; i < count; ++i) line.push_back(values[i * step]);
  // Places that may still come first in some window: ascending, their values in descending rank.
  waiting.clear();
  std::size_t first = 0;
  for (int i = 0, next = 0; i < count; ++i) {
    for (; next < std::min(i + radius + 1, count); ++next) {
      const float value = line[static_cast<std::size_t>(next)];
      while (waiting.size() > first &&
             !order(line[static_cast<std::size_t>(waiting.back())], value)) {
        waiting.pop_back();
      }
      waiting.push_back(next);
    }
    while (waiting[first] < i - radius) ++first;
    values[i * step] = line[static_cast<std::size_t>(waiting[first])];
  }
}

template <class Order>
void slide_over(Map& map, int radius, Order order) {
  std::vector<float> line;
  std::vector<int> waiting;
  for (int y = 0; y < map.height; ++y) {
    slide(&map.at(0, y), map.width, 1, radius, order, line, waiting);
  }
  for (int x = 0; x < map.width; ++x) {
    slide(&map.at(x, 0), map.height, map.width, radius, order, line, waiting);
  }
}

}  // namespace

Map closing(const Map& map, int radius) {
  // The border's pixels go on beyond it, so that a dark part that leaves the map is not filled
  // there.
  Map wide(map.width + 2 * radius, map.height + 2 * radius);
  for (int y = 0; y < wide.height; ++y) {
    for (int x = 0; x < wide.width; ++x) {
      wide.at(x, y) = map.at(std::clamp(x - radius, 0, map.width - 1),
                             std::clamp(y - radius, 0, map.height - 1));
    }
  }
  slide_over(wide, radius, [](float a, float b) { return a > b; });
  slide_over(wide, radius, [](float a, float b) { return a < b; });
  Map closed(map.width, map.height);
  for (int y = 0; y < map.height; ++y) {
    for (int x = 0; x < map.width; ++x) closed.at(x, y) = wide.at(x + radius, y + radius);
  }
  return closed;
}

}  // namespace scrawl::ink
