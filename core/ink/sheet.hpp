#pragma once

#include <optional>

#include "core/ink/map.hpp"

namespace scrawl::ink {

/// A sheet of paper, cut out of the image that shows it on a table.
struct Sheet {
  Map map;  ///< what is not of the sheet, in the corners of a slanting one, has its usual grey
  int left = 0, top = 0;  ///< where it lay
};

/// Finds the sheet in an image (0 black to 255 white) all around which there is a table, darker or
/// lighter: a rectangle in any direction that has ink on it, but little of it. None where there is
/// no such thing, as in writing itself, light on dark or dark on light.
std::optional<Sheet> sheet_on_table(const Map& image);

}  // namespace scrawl::ink
