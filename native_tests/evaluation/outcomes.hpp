#pragma once

#include "core/evaluation/outcome.hpp"

namespace scrawl::evaluation_test {

/// An outcome whose label has `confidence`, the rest spread over the other digits.
inline evaluation::Outcome outcome(int truth, int label, double confidence,
                                   State state = State::digit) {
  evaluation::Outcome result;
  result.truth = truth;
  result.state = state;
  result.label = label;
  result.confidence = confidence;
  result.probabilities.fill((1 - confidence) / 9);
  if (label >= 0) result.probabilities[static_cast<std::size_t>(label)] = confidence;
  return result;
}

}  // namespace scrawl::evaluation_test
