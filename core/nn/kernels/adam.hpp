#pragma once

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// What one step of Adam does to every value (Kingma and Ba 2015, algorithm 1, with the correction
/// of the moments' start in the rate; Loshchilov and Hutter 2019 for the decay).
template <class T>
struct AdamStep {
  T first = 0, second = 0;  ///< weight of the new gradient in the moments: 1 - beta1, 1 - beta2
  T rate = 0;               ///< learning rate, corrected for moments that started at zero
  T epsilon = 0;
  T kept = 1;  ///< factor of the weights before the step: 1 less the decay
};

/// Updates `count` weights and their moments, with one pass over memory: what limits it is how fast
/// four arrays are read and three written. A value's bits do not depend on where a range begins.
template <class T>
void adam_update(const AdamStep<T>& step, const T* gradient, T* first_moment, T* second_moment,
                 T* weights, Index count);

}  // namespace scrawl::nn
