#pragma once

#include "core/ink/components.hpp"
#include "core/ink/map.hpp"

namespace scrawl::ink {

/// Whether a component is of level and upright lines as long as it is high or wide, but for a small
/// part: a box, a row of boxes, a table. Of a digit only a bar is.
bool is_frame(const Component& component, const Map& ink);

}  // namespace scrawl::ink
