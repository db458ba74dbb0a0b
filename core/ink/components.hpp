#pragma once

#include <cstddef>
#include <vector>

#include "core/ink/drawing.hpp"
#include "core/ink/map.hpp"

namespace scrawl::ink {

/// Ink that hangs together (neighbours by side or corner).
struct Component {
  std::vector<std::size_t> pixels;  ///< places in the map's values
  Box box;                          ///< around the pixels, counted from the map's outer corner
  std::size_t border_pixels = 0;    ///< how many of them lie on the map's border
};

/// The components of the ink (values of at least one half), in the order of their first pixels.
std::vector<Component> components(const Map& ink);

/// Those that can be part of writing: without specks, and without what runs along the image's
/// border (frames, the table beside the paper) as long as anything else is left.
std::vector<Component> written(std::vector<Component> components, const Map& ink);

}  // namespace scrawl::ink
