#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "core/ink/layout.hpp"
#include "core/ink/signs.hpp"
#include "core/partition.hpp"
#include "core/read_line.hpp"

namespace scrawl {

/// The network's log-confidence in a digit, but never so low that nothing could make up for it.
double log_confidence(double confidence);

/// The places of a mask's bits, ascending.
std::vector<std::size_t> pieces_of(Mask mask);

/// What might be read in a line, and of which pieces.
struct Candidates {
  std::vector<Option> options;
  std::vector<ReadDigit> digits;  ///< one an option

  void add(Mask pieces, double score, ReadDigit digit) {
    options.push_back({pieces, score});
    digits.push_back(std::move(digit));
  }
};

/// All groups of a line's pieces that may be digits, where these signs are possible.
Candidates possible_digits(const ink::Layout& layout, const std::vector<ink::Sign>& signs,
                           ReadPieces read);

/// Leaves out the signs that have only a part of what certainly belongs together: no digits could
/// be made of the rest.
void leave_out_parting(std::vector<ink::Sign>& signs, const Candidates& possible);

/// Digits and signs from left to right.
struct Line {
  static constexpr std::size_t no_sign = ~std::size_t{0};
  std::vector<ReadDigit> digits;
  std::vector<std::size_t> signs;  ///< the place of each among the possible signs, or `no_sign`
  std::vector<Mask> pieces;        ///< of each
  double score = 0;
};

/// The best ways to make digits and signs of all pieces, at most `most` and at least one, the best
/// first.
std::vector<Line> best_lines(const Candidates& possible, const std::vector<ink::Sign>& signs,
                             Medium medium, std::size_t pieces, std::size_t most, ReadPieces read);

}  // namespace scrawl
