#pragma once

#include <vector>

#include "core/ink/components.hpp"
#include "core/ink/map.hpp"

namespace scrawl::ink {

/// Whether a component is as high as a digit and, its slant aside, wider than narrow ones, so that
/// it may be several that touch. `height` is the writing's, in pixels.
bool may_be_several(const Component& component, double height, const Map& ink);

/// The component cut into parts, as many as its width suggests, along its slant where the ink is
/// lowest between its upper and its lower profile: digits that touch meet there. Each part is a
/// component; whoever reads them tries which of them are one digit. Only the component where there
/// is no such place.
std::vector<Component> parted(Component component, const Map& ink);

}  // namespace scrawl::ink
