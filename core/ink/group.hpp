#pragma once

#include <cstdint>
#include <vector>

#include "core/ink/layout.hpp"

namespace scrawl::ink {

/// Strokes that may be one digit.
struct Group {
  std::vector<std::size_t> strokes;  ///< ascending
  double together = 0;  ///< log-odds of the links that hold it together; 0 for a single piece
};

/// All groups worth looking at in a layout of at most 64 strokes: every stroke is in at least one,
/// and some of them together have each stroke exactly once. Strokes that certainly belong together
/// are never separated, strokes that certainly do not are never joined, nor marks with anything,
/// and a digit has at most four pieces; so strokes that lie clearly apart give one group each.
/// Where there would be more than `most_groups` (in a scribble) only the more likely links count,
/// so that there never are, unless there are more strokes.
inline constexpr std::size_t most_groups = 200;
std::vector<Group> possible_groups(const Layout& layout, std::uint64_t loose = 0);

}  // namespace scrawl::ink
