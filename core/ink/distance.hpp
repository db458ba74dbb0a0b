#pragma once

#include "core/ink/map.hpp"

namespace scrawl::ink {

/// The signed distance from each pixel's centre to the outline of the ink (values of at least one
/// half), in pixels: positive inside the ink, negative outside. Euclidean, exact up to half a
/// pixel, because the outline lies between pixels; linear in time (Felzenszwalb and Huttenlocher,
/// "Distance Transforms of Sampled Functions", 2012). In a map that is all ink or has no ink, the
/// outline counts as width + height away.
Map depth_in_ink(const Map& ink);

}  // namespace scrawl::ink
