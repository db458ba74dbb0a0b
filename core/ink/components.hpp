#pragma once

#include <cstddef>
#include <vector>

#include "core/ink/drawing.hpp"
#include "core/ink/map.hpp"

namespace scrawl::ink {

/// Ink so weak belongs to a component only beside stronger ink.
inline constexpr float weak_ink = 0.3f;

/// A connected component of ink (8-connected: pixels that share a side or a corner).
struct Component {
  std::vector<std::size_t> pixels;  ///< indices in the map's values
  Box box;                          ///< of the pixels, from the map's top left corner
  std::size_t border_pixels = 0;    ///< how many of the pixels lie on the map's border
};

/// The component of these pixels of a map.
Component component_of(std::vector<std::size_t> pixels, const Map& map);

/// The components of the ink, in the order of their first pixels of value one half or more. Weaker
/// ink beside such a pixel belongs to its component.
std::vector<Component> components(const Map& ink);

}  // namespace scrawl::ink
