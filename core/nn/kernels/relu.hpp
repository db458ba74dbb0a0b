#pragma once

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// output = max(input, 0); all shapes [batch, size].
template <class T>
void relu_forward(ConstBatch<T> input, Batch<T> output);

/// d_input = d_output where output > 0, else 0 (so the gradient at 0 is 0, as in Keras).
template <class T>
void relu_backward(ConstBatch<T> output, ConstBatch<T> d_output, Batch<T> d_input);

}  // namespace scrawl::nn
