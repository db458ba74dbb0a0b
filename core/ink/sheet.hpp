#pragma once

#include <optional>

#include "core/ink/map.hpp"

namespace scrawl::ink {

/// A sheet of paper, cut out of the image that shows it on a table.
struct Sheet {
  Map map;                ///< pixels outside of a slanted sheet have the sheet's median grey
  int left = 0, top = 0;  ///< position of the map in the image, pixels
};

/// Finds a sheet of paper in an image (0 black to 255 white): a rectangle at any angle that the
/// table surrounds, darker or lighter than the sheet, and of which a small fraction is ink. None if
/// there is no such rectangle, as in a picture of the writing alone.
std::optional<Sheet> sheet_on_table(const Map& image);

}  // namespace scrawl::ink
