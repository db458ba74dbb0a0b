#pragma once

#include <cstddef>
#include <vector>

#include "core/ink/layout.hpp"

namespace scrawl::ink {

/// The lines that strokes are written on, from top to bottom, each the places of its strokes,
/// ascending; every stroke is on one. Lines may slant, wave and differ in size: a line goes on
/// where it was last, not at one height. What touches is on one line.
std::vector<std::vector<std::size_t>> lines(const Layout& layout);

}  // namespace scrawl::ink
