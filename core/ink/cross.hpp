#pragma once

#include <vector>

#include "core/ink/drawing.hpp"

namespace scrawl::ink {

/// Whether points of some ink, all finite, lie on a level and an upright line that cross near their
/// middles, as those of a plus do: on both, and on little else. Either line may lean a little.
/// False for fewer than twelve points.
bool is_cross(const std::vector<Point>& points);

}  // namespace scrawl::ink
