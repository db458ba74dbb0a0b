#include "core/ink/average.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace scrawl::ink {

Map averaged_down(const GreyImage& image, const Window& part, int factor) {
  Map map((part.width() + factor - 1) / factor, (part.height() + factor - 1) / factor);
  // Column by column first, which compilers make vectors of.
  std::vector<std::uint32_t> columns(static_cast<std::size_t>(part.width()));
  for (int y = 0; y < map.height; ++y) {
    const int first_y = part.top + y * factor, end_y = std::min(first_y + factor, part.bottom);
    std::fill(columns.begin(), columns.end(), 0);
    for (int old_y = first_y; old_y < end_y; ++old_y) {
      const std::uint8_t* line =
          image.pixels.data() + static_cast<std::ptrdiff_t>(old_y) * image.width + part.left;
      for (std::size_t x = 0; x < columns.size(); ++x) columns[x] += line[x];
    }
    for (int x = 0; x < map.width; ++x) {
      const int first_x = x * factor, end_x = std::min(first_x + factor, part.width());
      const auto sum = std::accumulate(columns.begin() + first_x, columns.begin() + end_x, 0u);
      const int count = (end_y - first_y) * (end_x - first_x);
      map.at(x, y) = static_cast<float>(sum) / static_cast<float>(count);
    }
  }
  return map;
}

}  // namespace scrawl::ink
