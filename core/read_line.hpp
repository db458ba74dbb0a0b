#pragma once

#include <cstddef>
#include <vector>

#include "core/function_ref.hpp"
#include "core/ink/layout.hpp"
#include "core/recogniser.hpp"

namespace scrawl {

/// What reads some of a line's strokes, or pieces of ink, given by their places, as one digit.
using ReadPieces = FunctionRef<ReadDigit(const std::vector<std::size_t>& pieces)>;

/// Strokes, or pieces of ink, that a line can have.
inline constexpr std::size_t most_pieces = 60;

/// Reads a line of at least one and at most `most_pieces` strokes, from left to right: digits,
/// signs beside digits unless there are to be only digits, and what is neither.
std::vector<ReadDigit> read_line(const ink::Layout& layout, bool digits_only, ReadPieces read);

}  // namespace scrawl
