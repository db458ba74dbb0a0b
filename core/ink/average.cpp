#include "core/ink/average.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace scrawl::ink {

Map averaged_down(const GreyImage& image, const Window& part, int factor) {
  Map map((part.width() + factor - 1) / factor, (part.height() + factor - 1) / factor);
  for (int y = 0; y < map.height; ++y) {
    const int first_y = part.top + y * factor, end_y = std::min(first_y + factor, part.bottom);
    for (int x = 0; x < map.width; ++x) {
      const int first_x = part.left + x * factor, end_x = std::min(first_x + factor, part.right);
      std::uint32_t sum = 0;
      for (int old_y = first_y; old_y < end_y; ++old_y) {
        const std::uint8_t* line =
            image.pixels.data() + static_cast<std::ptrdiff_t>(old_y) * image.width;
        for (int old_x = first_x; old_x < end_x; ++old_x) sum += line[old_x];
      }
      const int count = (end_y - first_y) * (end_x - first_x);
      map.at(x, y) = static_cast<float>(sum) / static_cast<float>(count);
    }
  }
  return map;
}

}  // namespace scrawl::ink
