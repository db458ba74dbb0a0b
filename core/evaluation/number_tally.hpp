#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/sequences.hpp"
#include "core/model/model.hpp"
#include "core/thread_pool.hpp"

namespace scrawl::evaluation {

/// Whole numbers counted: what they say against what was read.
struct NumberTally {
  struct Length {
    std::size_t count = 0, right = 0;
  };
  std::map<std::size_t, Length> lengths;  ///< by the number's true digits
  std::size_t count = 0, right = 0;
  std::size_t too_long = 0, too_short = 0;  ///< read with more or fewer digits than there are
  /// By the digit and what was read for it ("?" for no digit), in numbers read with their length.
  std::map<std::pair<char, char>, std::size_t> confusions;

  void add(std::string_view truth, std::string_view read);
};

/// What the model reads in each sequence, as the page reads a drawing.
std::vector<std::string> read_numbers(const Model& model, std::span<const data::Sequence> sequences,
                                      ThreadPool& pool);

}  // namespace scrawl::evaluation
