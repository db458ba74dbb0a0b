#pragma once

#include <vector>

#include "core/ink/components.hpp"
#include "core/ink/map.hpp"

namespace scrawl::ink {

/// The components with those that are wider than most digits cut into parts, where the ink is
/// lowest between its upper and its lower profile: digits that touch meet there. Each part is a
/// component; whoever reads them tries which of them are one digit.
std::vector<Component> parted(std::vector<Component> components, const Map& ink);

}  // namespace scrawl::ink
