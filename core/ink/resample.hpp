#pragma once

#include "core/ink/drawing.hpp"
#include "core/ink/map.hpp"

namespace scrawl::ink {

/// The part of `map` within `box` (in its pixels, counted from the outer corner of the first one)
/// at `scale` times the size, with `margin` empty pixels added on every side: averages over the
/// area of each new pixel, or over one old pixel where that is larger (so that enlarging
/// interpolates). Outside of the map everything is 0.
Map resample(const Map& map, const Box& box, double scale, int margin);

}  // namespace scrawl::ink
