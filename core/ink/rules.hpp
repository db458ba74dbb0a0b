#pragma once

#include "core/ink/map.hpp"

namespace scrawl::ink {

/// Takes ruled lines out of a map of ink: level and upright lines, nearly straight, thin, and so
/// long that they are none of the writing's. Strokes that cross a rule stay whole: of a column,
/// only ink that is hardly taller than the rule is removed. Rules are found by a Hough transform
/// (Duda and Hart 1972) of the middles of short runs of ink in some of the columns. `uneven` is how
/// much more ink than usual, in full pixels of a column, a rule may have: less than the pen's
/// width. Tells whether there were any.
bool remove_rules(Map& ink, double uneven);

}  // namespace scrawl::ink
