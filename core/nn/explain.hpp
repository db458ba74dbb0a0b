#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/nn/network.hpp"

namespace scrawl::nn {

/// How much each value of one input [input_shape().size()] contributes to the margin: the logit of
/// class `label` minus that of class `against`, or minus the mean of all other logits. (A single
/// logit means little: probabilities depend on differences only.) Positive values are evidence for
/// `label`. The contributions add up to the margin minus the margin of an input of zeros.
///
/// Integrated gradients (Sundararajan et al. 2017, https://arxiv.org/abs/1703.01365): gradient
/// times input, averaged over `steps` inputs from all zeros to this one, because at the input
/// itself the gradient vanishes where the network is already certain.
///
/// Runs the network in training mode, so pass one without batch norm and dropout (see
/// fold_for_inference).
template <class T>
std::vector<T> explain(const Network<T>& network, std::span<const T> input, Index label,
                       std::optional<Index> against = std::nullopt, Index steps = 16);

}  // namespace scrawl::nn
