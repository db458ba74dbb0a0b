#pragma once

#include <span>
#include <vector>

#include "core/nn/network.hpp"

namespace scrawl::nn {

/// A picture on its way to another class.
struct Change {
  bool found = false;  ///< whether the last picture is of the class that was asked for
  /// [input_shape().size()] each, from the input to the changed one, in equal steps.
  std::vector<std::vector<float>> steps;
  Index changed = 0;  ///< how many values the last one has that differ by more than a tenth
};

/// Looks for a small change of a picture (one channel, 0 to 1) after which class `label` leads all
/// others by `margin` logits. Follows the gradient of that lead, smoothed as a pen would be, in
/// steps of the few values that promise most, only within `reach` pixels of ink; then takes back
/// each value that turns out not to be needed. What it finds is small, not proven to be the
/// smallest.
///
/// Runs the network in training mode, so pass one without batch norm and dropout (see
/// fold_for_inference).
Change change_towards(const Network<float>& network, std::span<const float> input, Index label,
                      float margin = 1, Index reach = 3);

}  // namespace scrawl::nn
