#pragma once

#include "core/ink/map.hpp"

namespace scrawl::ink {

/// The morphological closing by a square of 2 x `radius` + 1 pixels: whatever is darker (lower)
/// than all around it and fits into no such square, as strokes of a pen are, is filled up to its
/// surroundings. Edges between large areas stay where they are. The pixels of the border go on
/// beyond it. Time is linear in the pixels of the map and of a border as wide as the radius.
Map closing(const Map& map, int radius);

}  // namespace scrawl::ink
