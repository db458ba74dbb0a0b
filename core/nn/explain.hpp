#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/nn/network.hpp"

namespace scrawl::nn {

/// What each value of one input [input_shape().size()] did for the logit of class `label`, or for
/// its lead over class `against`: gradient times input (Shrikumar et al. 2016,
/// https://arxiv.org/abs/1605.01713), of the input's size. Positive values speak for `label`.
///
/// Layers that behave differently in training would be explained as in training: give it a folded
/// network (see fold_for_inference).
template <class T>
std::vector<T> explain(const Network<T>& network, std::span<const T> input, Index label,
                       std::optional<Index> against = std::nullopt);

}  // namespace scrawl::nn
