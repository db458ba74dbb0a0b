#pragma once

#include "core/ink/map.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// How far from its ink an outline can be moved, its soft edge included, as a part of the ink's
/// longer side: by half a pen's width in the network's picture.
double room_to_grow(const Preprocessing& preprocessing);

/// The network's picture of some ink, whose map is several times larger: its outline is moved so
/// that its strokes get the width of the pen that the network knows (see picture_from_image).
Picture draw_outline(const Map& map, const Preprocessing& preprocessing);

}  // namespace scrawl::ink
