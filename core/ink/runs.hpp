#pragma once

#include <vector>

#include "core/ink/map.hpp"

namespace scrawl::ink {

/// A run of ink in a column.
struct Run {
  int x, top, bottom;  ///< bottom: one past the last pixel

  double middle() const { return (top + bottom - 1) / 2.0; }
  int height() const { return bottom - top; }
};

/// Whether a pixel is ink; none is outside of the map's height.
inline bool inked(const Map& ink, int x, int y) {
  return y >= 0 && y < ink.height && ink.at(x, y) >= 0.5f;
}

/// All runs, column by column, each from above.
std::vector<Run> runs_in(const Map& ink);

}  // namespace scrawl::ink
