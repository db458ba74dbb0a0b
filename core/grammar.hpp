#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace scrawl {

/// The places of signs in a line of text, numbers with blanks between them, that make no sense
/// where they stand. A number is: perhaps a - or +, digits (or ?) with one sign between two of
/// them, and perhaps one of . , : and a % behind the last.
std::vector<std::size_t> misplaced_signs(std::string_view text);

/// The places of slashes in numbers that are neither fractions nor dates: these have one or two
/// digits, or four, on each side of one slash or two, and no other signs between digits. Three
/// digits are usual with one slash and at least two digits on its other side, as in 120/80.
std::vector<std::size_t> unusual_slashes(std::string_view text);

}  // namespace scrawl
