#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <span>

#include "core/evaluation/outcome.hpp"

namespace scrawl::evaluation {

/// part / whole; 0 if `whole` is 0.
double fraction(std::size_t part, std::size_t whole);

/// Counts of outcomes. A digit is right if it is the most probable of the ten, even if the answer
/// is "unsure" or "not a digit".
struct Tally {
  struct Group {
    std::size_t count = 0, rejected = 0, unsure = 0;
  };
  Group digits, non_digits;
  std::size_t right = 0;
  std::size_t surely_wrong = 0;  ///< digits that are read as another one without a doubt
  double loss_sum = 0;
  std::array<std::size_t, 10> counts{};  ///< of each digit
  /// Confusion matrix [truth][label] of the digits, without blank samples, which have no label.
  std::array<std::array<std::size_t, 10>, 10> confusion{};

  void add(const Outcome& outcome);

  double accuracy() const { return fraction(right, digits.count); }
  double loss() const;                ///< mean cross-entropy of the digits; 0 without digits
  std::size_t read_as_digit() const;  ///< non-digits that are neither rejected nor unsure
  double recall(std::size_t digit) const;
  double precision(std::size_t digit) const;  ///< without counting non-digits
};

Tally tally(std::span<const Outcome> outcomes);

/// One tally for each writer, of the digits only. `writers` has one entry for each outcome, or is
/// empty.
std::map<int, Tally> tally_by_writer(std::span<const Outcome> outcomes,
                                     std::span<const int> writers);

}  // namespace scrawl::evaluation
