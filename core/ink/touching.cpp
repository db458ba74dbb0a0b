#include "core/ink/touching.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "core/ink/layout.hpp"

namespace scrawl::ink {
namespace {

/// In heights of the component: what is narrower is one digit; parts are cut as long as they are
/// wider than most digits' halves, and are at least so wide; and where they are cut the ink reaches
/// at most so high.
constexpr double widest_digit = 1.05, widest_part = 0.75, narrowest_part = 0.2, highest_neck = 0.62;
/// What is lower, in heights of the writing, is no row of digits.
constexpr double lowest_row = 0.6;
/// How far the cut leans to the right, for its height: as the writing may.
constexpr double leans[] = {0, 0.2, 0.4, -0.2};
/// In pixels: what is lower is too small to be cut.
constexpr double lowest = 8;
/// A component is cut into at most so many parts: a few digits' even if it is narrow, two or three
/// for each of its heights in width.
constexpr double fewest_parts = 4, parts_of_height = 2.5, most_parts = 16;

/// A cut along x = at + lean * (bottom - y), in a component's pixels.
struct Cut {
  double at = 0, lean = 0;
  double neck = 1;  ///< from the upper to the lower profile there, in heights of the component
};

/// The pixel's place across cuts that lean so.
double across(std::size_t pixel, double lean, const Box& box, const Map& ink) {
  const auto columns = static_cast<std::size_t>(ink.width);
  const auto x = static_cast<double>(pixel % columns), y = static_cast<double>(pixel / columns);
  return x - lean * (box.bottom - 1 - y);
}

/// The lowest neck between two parts, if it is low enough. `whole` is the height of the component
/// that the part was cut from.
std::optional<Cut> best_cut(const Component& component, double whole, const Map& ink) {
  std::optional<Cut> best;
  for (const double lean : leans) {
    double first = ink.width, last = -static_cast<double>(ink.width + ink.height);
    for (const std::size_t pixel : component.pixels) {
      const double place = across(pixel, lean, component.box, ink);
      first = std::min(first, place);
      last = std::max(last, place);
    }
    struct Profile {
      int top = 1 << 30, bottom = -1;
    };
    std::vector<Profile> profiles(static_cast<std::size_t>(last - first) + 1);
    for (const std::size_t pixel : component.pixels) {
      const double place = across(pixel, lean, component.box, ink);
      Profile& profile = profiles[static_cast<std::size_t>(place - first)];
      const int y = static_cast<int>(pixel / static_cast<std::size_t>(ink.width));
      profile.top = std::min(profile.top, y);
      profile.bottom = std::max(profile.bottom, y + 1);
    }
    const auto margin = static_cast<std::size_t>(narrowest_part * whole);
    for (std::size_t i = margin; i + margin < profiles.size(); ++i) {
      const double neck = std::max(profiles[i].bottom - profiles[i].top, 0) / whole;
      if (neck > highest_neck || (best && neck >= best->neck)) continue;
      best = Cut{first + static_cast<double>(i) + 0.5, lean, neck};
    }
  }
  return best;
}

}  // namespace

bool may_be_several(const Component& component, double writing) {
  const Box& box = component.box;
  return height(box) >= std::max(lowest_row * writing, lowest) &&
         width(box) > widest_digit * height(box);
}

std::vector<Component> parted(Component component, const Map& ink) {
  const double whole = height(component.box);
  const auto most = static_cast<std::size_t>(
      std::clamp(parts_of_height * width(component.box) / whole, fewest_parts, most_parts));
  std::vector<Component> parts;
  parts.push_back(std::move(component));
  for (std::size_t next = 0; next < parts.size() && parts.size() < most;) {
    std::optional<Cut> cut;
    if (width(parts[next].box) > widest_part * whole) cut = best_cut(parts[next], whole, ink);
    if (!cut) {
      ++next;
      continue;
    }
    std::vector<std::size_t> pixels = std::move(parts[next].pixels);
    const Box box = parts[next].box;
    const auto right = std::stable_partition(pixels.begin(), pixels.end(), [&](std::size_t pixel) {
      return across(pixel, cut->lean, box, ink) < cut->at;
    });
    parts.push_back(component_of({right, pixels.end()}, ink));
    pixels.erase(right, pixels.end());
    parts[next] = component_of(std::move(pixels), ink);
  }
  return parts;
}

}  // namespace scrawl::ink
