#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/sequences.hpp"
#include "core/evaluation/reliability.hpp"
#include "core/model/model.hpp"
#include "core/recogniser.hpp"
#include "core/thread_pool.hpp"

namespace scrawl::evaluation {

/// What was read as a number, and what else it may be.
struct ReadNumber {
  std::string text;
  std::vector<Alternative> alternatives;
};

/// Counts how many whole numbers (rows of digits) were read right, and in which ways others were
/// wrong.
struct NumberTally {
  struct Length {
    std::size_t count = 0, right = 0;
  };
  std::map<std::size_t, Length> lengths;  ///< by the true number of digits
  std::size_t count = 0, right = 0;
  std::size_t too_long = 0, too_short = 0;  ///< read with too many or too few digits
  /// By the true digit and the digit read ('?' for none), in numbers read with the right length.
  std::map<std::pair<char, char>, std::size_t> confusions;

  /// Of the alternatives that were told, how probable they were said to be against whether they
  /// were right; and how many numbers were among theirs.
  Reliability alternatives{};
  std::size_t among_alternatives = 0;

  void add(std::string_view truth, const ReadNumber& number);
};

/// The number that the model reads in each sequence, with the code that the page uses.
std::vector<ReadNumber> read_numbers(const Model& model, std::span<const data::Sequence> sequences,
                                     ThreadPool& pool);

}  // namespace scrawl::evaluation
