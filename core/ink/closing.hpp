#pragma once

#include "core/ink/map.hpp"

namespace scrawl::ink {

/// The morphological closing by a square of 2 x `radius` + 1 pixels: dark (low) areas that are too
/// narrow to hold such a square, as pen strokes are, are filled with the grey of their
/// surroundings. Edges between large areas stay in place. Beyond the border the outermost pixels
/// are repeated. Time is linear in the pixels of the padded map.
Map closing(const Map& map, int radius);

}  // namespace scrawl::ink
