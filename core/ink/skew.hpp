#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/ink/layout.hpp"

namespace scrawl::ink {

/// The angle of a page's lines, as `lines` gives them, in radians, above 0 where they fall to the
/// right. 0 without a line of three glyphs or more.
double skew_of(const Layout& layout, std::span<const std::vector<std::size_t>> lines);

}  // namespace scrawl::ink
