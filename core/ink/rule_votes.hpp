#pragma once

#include <vector>

#include "core/ink/rule_course.hpp"

namespace scrawl::ink {

/// Leans to try, in pixels over the map's width.
struct Leans {
  int least, most;
};

/// The line that runs through the middles of most runs, which are ordered by column: a Hough
/// transform with rows two pixels high. No votes if none has at least so many. Among equals the
/// least lean and then the highest line is taken.
RuleLine strongest_line(const std::vector<Run>& runs, Leans leans, const ShadedInk& ink,
                        int fewest_votes);

}  // namespace scrawl::ink
