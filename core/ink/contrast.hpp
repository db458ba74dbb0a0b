#pragma once

#include "core/ink/map.hpp"

namespace scrawl::ink {

/// The contrast of full ink to paper, in grey levels, from that of each pixel. `deviation` is the
/// median distance of the paper's pixels from the light on it. 0 if no pixel has more contrast than
/// noise explains.
float full_contrast(const Map& contrasts, double deviation);

/// The ink, 1 where it is full, from each pixel's contrast and that of full ink.
Map ink_of(Map contrasts, float full);

}  // namespace scrawl::ink
