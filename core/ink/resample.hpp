#pragma once

#include "core/ink/drawing.hpp"
#include "core/ink/map.hpp"

namespace scrawl::ink {

/// The part of `map` within `box` (in the map's pixels, from its top left corner) at `scale` times
/// the size, plus `margin` new pixels on every side. Each new pixel is the average over its area,
/// or over the area of one old pixel if that is larger (so that enlarging interpolates). Outside of
/// the map everything is 0.
Map resample(const Map& map, const Box& box, double scale, int margin);

}  // namespace scrawl::ink
