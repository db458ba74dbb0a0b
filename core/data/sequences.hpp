#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/ink/drawing.hpp"

namespace scrawl::data {

/// A row of digits by one writer.
struct Sequence {
  std::string text;  ///< the digits that are written; ? for what is none
  int writer = 0;
  ink::Drawing strokes;       ///< digit by digit, from left to right
  std::vector<int> digit_of;  ///< for each stroke, the index in `text` of its digit
};

/// Adds a glyph with a finite point behind those of a row: so high, with its left edge at x and its
/// foot at y. Much flatter ones are scaled by their width, to twice that. Returns how wide it is.
double append(const Glyph& glyph, double height, double x, double y, Sequence& row);

/// Composes `count` numbers of 2 to 6 digits from single digits, each number from the digits of one
/// writer: heights vary by 10 %, gaps are 8 to 50 % of the height, baselines slant by up to 9
/// degrees and vary. The result depends on the seed alone, and sequence i does not depend on
/// `count`. Non-digits are not used; without any digit the result is empty.
std::vector<Sequence> compose_sequences(std::span<const Glyph> glyphs, std::size_t count,
                                        std::uint64_t seed);

}  // namespace scrawl::data
