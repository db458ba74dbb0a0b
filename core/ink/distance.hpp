#pragma once

#include "core/ink/map.hpp"

namespace scrawl::ink {

/// How deep each pixel's centre lies inside the outline of the ink (values of at least one half),
/// in pixels; negative outside. Euclidean and exact to the half pixel that an outline between
/// pixels leaves open; linear in time (Felzenszwalb and Huttenlocher, "Distance Transforms of
/// Sampled Functions", 2012). Without any ink, or without anything else, the depth is as if that
/// lay further away than the map is long.
Map depth_in_ink(const Map& ink);

}  // namespace scrawl::ink
