#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/ink/drawing.hpp"

namespace scrawl::data {

/// Digits of one writer in a row.
struct Sequence {
  std::string text;  ///< what they say
  int writer = 0;
  ink::Drawing strokes;       ///< digit by digit, as they were written
  std::vector<int> digit_of;  ///< for each stroke, the place in `text` of the digit it belongs to
};

/// `count` sequences of 2 to 6 digits each, composed of single ones as a hand would write them:
/// one writer and one size a row, sizes of digits varying by 10 %, gaps between two digits of 8 to
/// 50 % of the height, baselines that slant by up to 9 degrees and waver. The same for the same
/// seed; sequence i does not depend on `count`. Glyphs that are no digits are not used; without any
/// digit the result is empty.
std::vector<Sequence> compose_sequences(std::span<const Glyph> glyphs, std::size_t count,
                                        std::uint64_t seed);

}  // namespace scrawl::data
