#pragma once

#include <cstddef>
#include <vector>

#include "core/function_ref.hpp"
#include "core/ink/layout.hpp"
#include "core/line_text.hpp"
#include "core/recogniser.hpp"

namespace scrawl {

/// What reads some of a line's strokes, or pieces of ink, given by their places, as one digit.
using ReadPieces = FunctionRef<ReadDigit(const std::vector<std::size_t>& pieces)>;

/// What reads a digit's strokes, which one digit hardly explains, as several that the pen joined in
/// a writing of this height; none where they are not.
using ReadJoined =
    FunctionRef<std::vector<ReadDigit>(const std::vector<int>& strokes, double height)>;

/// What each digit costs in units of the network's log-confidence, so that two halves of a 4 do not
/// outweigh the whole.
inline constexpr double digit_cost = 1;

/// Strokes, or pieces of ink, that a line can have.
inline constexpr std::size_t most_pieces = 60;

/// What a line says.
struct ReadLine {
  std::vector<ReadDigit> digits;    ///< from left to right
  double grouped = 1;               ///< the probability that its ink is grouped so
  std::vector<Alternative> others;  ///< what it says if grouped otherwise
};

/// What is written on, and whether signs are read there. On paper, strokes are known by their ink
/// alone: there are no slashes, because a 1 may lean as much, and dashes must be clear, because
/// pieces of digits look like them. (With slashes, 36 of 1,000 numbers composed of MNIST's digits
/// lost a 1.)
struct Writing {
  Medium medium = Medium::pad;
  bool signs = true;
};

/// Reads a line of at least one and at most `most_pieces` strokes, from left to right: digits,
/// signs beside digits, and what is neither.
ReadLine read_line(const ink::Layout& layout, Writing writing, ReadPieces read,
                   ReadJoined read_joined);

}  // namespace scrawl
