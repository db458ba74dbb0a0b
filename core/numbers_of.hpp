#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/ink/quadrilateral.hpp"
#include "core/recogniser.hpp"

namespace scrawl {

/// One of the numbers of a reading: what stands between two spaces of its text.
struct WrittenNumber {
  std::size_t line = 0;            ///< from 0
  std::size_t place = 0;           ///< in its line, from 0
  std::string text;                ///< with "?" for what cannot be read
  State state = State::digit;      ///< of its worst glyph: digit, unsure or not a digit
  double confidence = 1;           ///< that all of `text` is right: the digits' multiplied
  ink::Box box;                    ///< around all of its digits
  ink::Quadrilateral outline{};    ///< the same, leaning as its line does
  std::size_t begin = 0, end = 0;  ///< which of the reading's digits it has
};

/// A reading number by number, in the order of its text. None for a blank. `orientation` is that of
/// a `PageReading`.
std::vector<WrittenNumber> numbers_of(const Reading& reading, ink::Orientation orientation = 1);

}  // namespace scrawl
