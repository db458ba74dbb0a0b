#pragma once

#include "core/nn/tensor.hpp"
#include "core/random.hpp"

namespace scrawl::nn {

/// Inverted dropout (Srivastava et al. 2014): each value is 0 with probability `rate`, else divided
/// by 1 - rate. Writes the factors to `mask`. All shapes [batch, size].
template <class T>
void dropout_forward(double rate, ConstBatch<T> input, Batch<T> output, Batch<T> mask,
                     Random& random);

/// d_input = d_output * mask.
template <class T>
void dropout_backward(ConstBatch<T> mask, ConstBatch<T> d_output, Batch<T> d_input);

}  // namespace scrawl::nn
