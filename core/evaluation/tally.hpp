#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <span>

#include "core/evaluation/outcome.hpp"

namespace scrawl::evaluation {

/// 0 for a part of nothing.
double fraction(std::size_t part, std::size_t whole);

/// Outcomes counted. A digit is right when the most probable of the ten is, sure or not.
struct Tally {
  struct Group {
    std::size_t count = 0, rejected = 0, unsure = 0;
  };
  Group digits, non_digits;
  std::size_t right = 0;
  double loss_sum = 0;
  std::array<std::size_t, 10> counts{};  ///< of each digit
  /// [truth][label] of the digits; what is blank has no label and is not in it.
  std::array<std::array<std::size_t, 10>, 10> confusion{};

  void add(const Outcome& outcome);

  double accuracy() const { return fraction(right, digits.count); }
  double loss() const;                ///< mean cross-entropy of the digits; 0 without any
  std::size_t read_as_digit() const;  ///< non-digits that are neither rejected nor unsure
  double recall(std::size_t digit) const;
  double precision(std::size_t digit) const;  ///< among the digits
};

Tally tally(std::span<const Outcome> outcomes);

/// For each writer of digits; `writers` has one for each outcome, or none.
std::map<int, Tally> tally_by_writer(std::span<const Outcome> outcomes,
                                     std::span<const int> writers);

}  // namespace scrawl::evaluation
