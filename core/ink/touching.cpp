#include "core/ink/touching.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "core/ink/layout.hpp"
#include "core/ink/slant.hpp"

namespace scrawl::ink {
namespace {

/// In heights of the component, without its slant: what is narrower is one digit; parts are cut as
/// long as they are wider than most digits' halves, and are at least so wide; and where they are
/// cut the ink reaches at most so high.
constexpr double widest_digit = 0.75, widest_part = 0.75, narrowest_part = 0.2, highest_neck = 0.62;
/// What is lower, in heights of the writing, is no row of digits.
constexpr double lowest_row = 0.6;
/// How much more than the writing a cut leans to the right, for its height.
constexpr double leans[] = {0, 0.15, -0.15};
/// In pixels: what is lower is too small to be cut.
constexpr double lowest = 8;
/// A component is cut into at most so many parts: a few digits' even if it is narrow, four for each
/// of its heights in width. Some of the cuts go through digits.
constexpr double fewest_parts = 6, parts_of_height = 4, most_parts = 16;

/// A cut along x = at + lean * (bottom - y), in a component's pixels.
struct Cut {
  double at = 0, lean = 0;
  double neck = 1;  ///< from the upper to the lower profile there, in heights of the component
};

/// The lowest neck between two parts, if it is low enough. `whole` is the height of the component
/// that the part was cut from, `slant` its slant.
std::optional<Cut> best_cut(const Component& component, double whole, double slant,
                            const Map& ink) {
  std::optional<Cut> best;
  for (const double more : leans) {
    const double lean = slant + more;
    const auto [first, heights] = profile_of(component, lean, ink);
    const auto margin = static_cast<std::size_t>(narrowest_part * whole);
    for (std::size_t i = margin; i + margin < heights.size(); ++i) {
      const double neck = heights[i] / whole;
      if (neck > highest_neck || (best && neck >= best->neck)) continue;
      best = Cut{first + static_cast<double>(i) + 0.5, lean, neck};
    }
  }
  return best;
}

}  // namespace

bool may_be_several(const Component& component, double writing, const Map& ink) {
  const Box& box = component.box;
  const double widest = widest_digit * height(box);
  if (height(box) < std::max(lowest_row * writing, lowest) || width(box) <= widest) return false;
  const std::vector<int> heights = profile_of(component, slant_of(component, ink), ink).heights;
  return static_cast<double>(heights.size()) > widest;
}

std::vector<Component> parted(Component component, const Map& ink) {
  const double whole = height(component.box), slant = slant_of(component, ink);
  const auto most = static_cast<std::size_t>(
      std::clamp(parts_of_height * width(component.box) / whole, fewest_parts, most_parts));
  std::vector<Component> parts;
  parts.push_back(std::move(component));
  for (std::size_t next = 0; next < parts.size() && parts.size() < most;) {
    std::optional<Cut> cut;
    if (width(parts[next].box) > widest_part * whole) {
      cut = best_cut(parts[next], whole, slant, ink);
    }
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
