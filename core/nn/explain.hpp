#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/nn/network.hpp"

namespace scrawl::nn {

/// What each value of one input [input_shape().size()] did for the lead of class `label` over class
/// `against`, or over the mean of all others (a score alone says little: only differences become
/// probabilities). Positive values speak for `label`; together they are the lead less what it is
/// for an input of zeros.
///
/// Integrated gradients (Sundararajan et al. 2017, https://arxiv.org/abs/1703.01365): gradient
/// times input, averaged over `steps` inputs from all zeros to this one, because the gradient at
/// the end alone says nothing about what is already certain.
///
/// Layers that behave differently in training would be explained as in training: give it a folded
/// network (see fold_for_inference).
template <class T>
std::vector<T> explain(const Network<T>& network, std::span<const T> input, Index label,
                       std::optional<Index> against = std::nullopt, Index steps = 16);

}  // namespace scrawl::nn
