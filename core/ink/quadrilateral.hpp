#pragma once

#include <array>
#include <span>

#include "core/ink/drawing.hpp"
#include "core/ink/orientation.hpp"

namespace scrawl::ink {

/// Four corners around some writing, clockwise as it is read: the first stands before and above it,
/// whichever way the writing lies.
using Quadrilateral = std::array<Point, 4>;

/// A rectangle around all boxes, at least one: along the image's sides, or leaning as the line
/// through the boxes' middles does where that rectangle is smaller. `orientation`, 1, 3, 6 or 8,
/// is what turns the image so that the writing is upright.
Quadrilateral quadrilateral_around(std::span<const Box> boxes, Orientation orientation);

}  // namespace scrawl::ink
