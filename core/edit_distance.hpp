#pragma once

#include <cstddef>
#include <string_view>

namespace scrawl {

/// The least number of insertions, deletions and replacements of one character that make one text
/// of the other (Levenshtein's distance).
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace scrawl
