#pragma once

#include <span>

#include "core/model/model.hpp"
#include "core/training/metrics.hpp"

namespace scrawl::training {

/// Fits how a model's scores become an answer to held-out samples: evaluations with temperature 1
/// of a network with a softmax head, whose first ten classes are the digits.
///
/// The temperature is the one with the least cross-entropy (Guo et al. 2017, "On Calibration of
/// Modern Neural Networks"). The two limits are quantiles of the confidence that the network then
/// has in what are digits: below `unsure_below` lie 1.5 % of them, below `reject_below` 0.1 %; what
/// is not a digit mostly lies lower. Without a sample of a digit, nothing is fitted.
Calibration calibrate(std::span<const Evaluation> held_out);

}  // namespace scrawl::training
