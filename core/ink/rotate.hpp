#pragma once

#include "core/ink/map.hpp"

namespace scrawl::ink {

/// The map turned about its middle by an angle in radians, from the x axis towards the y axis, on a
/// map that has room for all of it; interpolated bilinearly. Outside of the map everything is 0.
Map rotated(const Map& map, double angle);

}  // namespace scrawl::ink
