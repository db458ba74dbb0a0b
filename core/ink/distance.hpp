#pragma once

#include <limits>

#include "core/ink/map.hpp"

namespace scrawl::ink {

/// The signed distance from each pixel's centre to the outline of the ink (values of at least one
/// half), in pixels: positive inside the ink, negative outside. Euclidean, exact up to half a
/// pixel, because the outline lies between pixels; linear in time (Felzenszwalb and Huttenlocher,
/// "Distance Transforms of Sampled Functions", 2012). What is outside the ink and farther from it
/// than `farthest`, or than width + height, counts as so far away.
Map depth_in_ink(const Map& ink, double farthest = std::numeric_limits<double>::infinity());

}  // namespace scrawl::ink
