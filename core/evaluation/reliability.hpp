#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "core/evaluation/outcome.hpp"

namespace scrawl::evaluation {

/// The answers whose confidence lies in one of 15 equal intervals of [0, 1].
struct ReliabilityBin {
  std::size_t count = 0, right = 0;
  double confidence_sum = 0;
};
using Reliability = std::array<ReliabilityBin, 15>;

void add(Reliability& bins, double confidence, bool right);

/// Confidence against accuracy for the samples that are digits. Non-digits and blank samples are
/// left out.
Reliability reliability(std::span<const Outcome> outcomes);

/// The mean distance of confidence and accuracy, weighted by the bins' sizes (ECE; Guo et al. 2017,
/// "On Calibration of Modern Neural Networks"). 0 without digits.
double expected_calibration_error(const Reliability& bins);

}  // namespace scrawl::evaluation
