#pragma once

#include "core/ink/map.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// The network's picture of some ink, whose map is several times larger: its outline is moved so
/// that its strokes get the width of the pen that the network knows (see picture_from_image).
Picture draw_outline(const Map& map, const Preprocessing& preprocessing);

}  // namespace scrawl::ink
