#pragma once

#include <cstddef>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include "core/line_text.hpp"
#include "core/read_line.hpp"
#include "core/recogniser.hpp"

namespace scrawl {

/// Digits line by line.
struct Lines {
  struct Line {
    std::size_t end = 0;  ///< one past the place of its last digit
    double height = 1;    ///< of its writing
    double grouped = 1;   ///< as in `ReadLine`
    std::vector<Alternative> others = {};
  };
  Medium medium = Medium::pad;
  std::vector<ReadDigit> digits = {};
  std::vector<Line> lines = {};

  std::span<ReadDigit> digits_of(std::size_t line) {
    const std::size_t begin = line > 0 ? lines[line - 1].end : 0;
    return std::span(digits).subspan(begin, lines[line].end - begin);
  }

  void add(ReadLine line, double height) {
    std::move(line.digits.begin(), line.digits.end(), std::back_inserter(digits));
    lines.push_back({digits.size(), height, line.grouped, std::move(line.others)});
  }
  /// A line with one digit.
  void add_digit(ReadDigit digit, double height) {
    digits.push_back(std::move(digit));
    lines.push_back({digits.size(), height});
  }
};

/// One line with one digit.
Lines line_of(ReadDigit digit);

/// An image's lines without those that cannot be read beside higher writing that can: print, and
/// what a stamp or the neighbouring page left. What is no number is refused.
Lines legible(Lines lines);

/// What is said of all digits together.
Reading reading_of(Lines lines);

}  // namespace scrawl
