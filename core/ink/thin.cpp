#include "core/ink/thin.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "core/ink/components.hpp"

namespace scrawl::ink {
namespace {

/// Whether each of the eight neighbours is ink: above first, then clockwise (P2 to P9 in the
/// paper).
using Neighbours = std::array<bool, 8>;
enum Direction : std::size_t { above = 0, right = 2, below = 4, left = 6 };

Neighbours neighbours(const Map& map, int x, int y) {
  constexpr int steps[8][2] = {{0, -1}, {1, -1}, {1, 0},  {1, 1},
                               {0, 1},  {-1, 1}, {-1, 0}, {-1, -1}};
  Neighbours found{};
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i] = map.at(x + steps[i][0], y + steps[i][1]) > 0;
  }
  return found;
}

/// Whether a pixel lies on the outline, and without it the ink stays connected and as long.
bool removable(const Neighbours& ink, bool first_half) {
  const auto count = std::count(ink.begin(), ink.end(), true);
  if (count < 2 || count > 6) return false;
  int runs = 0;
  for (std::size_t i = 0; i < ink.size(); ++i) runs += !ink[i] && ink[(i + 1) % ink.size()];
  if (runs != 1) return false;
  return first_half
             ? !(ink[above] && ink[right] && ink[below]) && !(ink[right] && ink[below] && ink[left])
             : !(ink[above] && ink[right] && ink[left]) && !(ink[above] && ink[below] && ink[left]);
}

}  // namespace

Map thinned(const Map& ink) {
  Map lines(ink.width, ink.height);
  std::vector<std::size_t> left;  // pixels that may still be removed
  for (int y = 1; y + 1 < ink.height; ++y) {
    for (int x = 1; x + 1 < ink.width; ++x) {
      if (ink.at(x, y) < 0.5F) continue;
      lines.at(x, y) = 1;
      left.push_back(lines.index(x, y));
    }
  }
  const std::vector<Component> before = components(lines);
  const auto width = static_cast<std::size_t>(ink.width);
  std::vector<std::size_t> removed;
  // Alternately from the lower right and from the upper left, until neither half removes anything.
  for (int idle = 0, half = 0; idle < 2; half = 1 - half) {
    removed.clear();
    for (const std::size_t pixel : left) {
      const auto around =
          neighbours(lines, static_cast<int>(pixel % width), static_cast<int>(pixel / width));
      if (removable(around, half == 0)) removed.push_back(pixel);
    }
    for (const std::size_t pixel : removed) lines.values[pixel] = 0;
    std::erase_if(left, [&](std::size_t pixel) { return lines.values[pixel] == 0; });
    idle = removed.empty() ? idle + 1 : 0;
  }
  // Of a square of two by two pixels the paper's rules leave nothing.
  for (const Component& component : before) {
    const auto kept = [&](std::size_t pixel) { return lines.values[pixel] > 0; };
    if (std::any_of(component.pixels.begin(), component.pixels.end(), kept)) continue;
    const Box& box = component.box;
    lines.at(static_cast<int>((box.left + box.right) / 2),
             static_cast<int>((box.top + box.bottom) / 2)) = 1;
  }
  return lines;
}

}  // namespace scrawl::ink
