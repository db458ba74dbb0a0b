#pragma once

#include "core/ink/map.hpp"

namespace scrawl::ink {

/// The centre lines, one pixel wide and 8-connected, of ink (values of one half or more) as 1 on 0:
/// the thinning of T. Y. Zhang and C. Y. Suen, "A Fast Parallel Algorithm for Thinning Digital
/// Patterns", Communications of the ACM 27 (1984). The map's border pixels are taken for paper.
Map thinned(const Map& ink);

}  // namespace scrawl::ink
