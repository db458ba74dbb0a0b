#pragma once

#include "core/ink/map.hpp"

namespace scrawl::ink {

/// A part of a map, in whole pixels.
struct Window {
  int left, top, right, bottom;  ///< right and bottom: one past the last pixel

  int width() const { return right - left; }
  int height() const { return bottom - top; }
};

/// What is left of an image (0 black to 255 white) without the dark margins along its sides, such
/// as a scanner's lid or the table beside a sheet. The whole image if it has none or is dark all
/// around, or if what is left is not mostly light along its own sides.
Window without_dark_margins(const Map& image);

/// That part of a map.
Map cut(const Map& map, const Window& window);

}  // namespace scrawl::ink
