#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "core/evaluation/outcome.hpp"

namespace scrawl::evaluation {

/// The digits whose confidence lies in one of equal intervals of 0 to 1.
struct ReliabilityBin {
  std::size_t count = 0, right = 0;
  double confidence_sum = 0;
};
using Reliability = std::array<ReliabilityBin, 15>;

/// How sure the model was of what it read in the digits, and how often it was right then. What is
/// no digit and what is blank is left out.
Reliability reliability(std::span<const Outcome> outcomes);

/// How far confidence is from accuracy, on average (Guo et al. 2017, "On Calibration of Modern
/// Neural Networks"); 0 without digits.
double expected_calibration_error(const Reliability& bins);

}  // namespace scrawl::evaluation
