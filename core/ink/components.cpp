#include "core/ink/components.hpp"

#include <algorithm>
#include <utility>

namespace scrawl::ink {
namespace {

/// Hysteresis (Canny 1986): a component begins with strong ink and goes on through weaker ink
/// beside it, so that a faint line does not fall into pieces.
constexpr float strong_ink = 0.5f;

/// The component that contains the pixel `seed`, by flood fill; marks its pixels in `seen`.
Component grow(const Map& ink, std::size_t seed, std::vector<bool>& seen) {
  std::vector<std::size_t> pixels{seed};
  seen[seed] = true;
  const auto columns = static_cast<std::size_t>(ink.width);
  for (std::size_t next = 0; next < pixels.size(); ++next) {
    const int x = static_cast<int>(pixels[next] % columns);
    const int y = static_cast<int>(pixels[next] / columns);
    for (int ny = std::max(y - 1, 0); ny <= std::min(y + 1, ink.height - 1); ++ny) {
      for (int nx = std::max(x - 1, 0); nx <= std::min(x + 1, ink.width - 1); ++nx) {
        const std::size_t neighbour = ink.index(nx, ny);
        if (seen[neighbour] || ink.values[neighbour] < weak_ink) continue;
        seen[neighbour] = true;
        pixels.push_back(neighbour);
      }
    }
  }
  return component_of(std::move(pixels), ink);
}

}  // namespace

Component component_of(std::vector<std::size_t> pixels, const Map& map) {
  Component result{std::move(pixels), {}, 0};
  int left = map.width, right = 0, top = map.height, bottom = 0;
  for (const std::size_t pixel : result.pixels) {
    const int x = static_cast<int>(pixel % static_cast<std::size_t>(map.width));
    const int y = static_cast<int>(pixel / static_cast<std::size_t>(map.width));
    left = std::min(left, x), right = std::max(right, x + 1);
    top = std::min(top, y), bottom = std::max(bottom, y + 1);
    result.border_pixels += x == 0 || y == 0 || x == map.width - 1 || y == map.height - 1;
  }
  result.box = {static_cast<float>(left), static_cast<float>(top), static_cast<float>(right),
                static_cast<float>(bottom)};
  return result;
}

std::vector<Component> components(const Map& ink) {
  std::vector<Component> found;
  std::vector<bool> seen(ink.values.size());
  for (std::size_t i = 0; i < ink.values.size(); ++i) {
    if (!seen[i] && ink.values[i] >= strong_ink) found.push_back(grow(ink, i, seen));
  }
  return found;
}

}  // namespace scrawl::ink
