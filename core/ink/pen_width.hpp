#pragma once

#include <span>

#include "core/ink/components.hpp"
#include "core/ink/map.hpp"

namespace scrawl::ink {

/// Half the width of the pen that drew these pieces of ink, in the map's pixels; 0 for no pieces.
/// Across a stroke the depth rises to it and falls again, so its mean is half of that.
double half_pen_of(std::span<const Component> pieces, const Map& ink);

}  // namespace scrawl::ink
