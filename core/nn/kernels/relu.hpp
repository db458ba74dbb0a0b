#pragma once

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// output = max(input, 0); all shapes [batch, size].
template <class T>
void relu_forward(ConstBatch<T> input, Batch<T> output);

/// d_input = d_output where output > 0, else 0 (so the gradient at 0 is 0, as in Keras).
template <class T>
void relu_backward(ConstBatch<T> output, ConstBatch<T> d_output, Batch<T> d_input);

/// output = input where it is positive, else slope * input; `slope` is in [0, 1].
template <class T>
void leaky_relu_forward(T slope, ConstBatch<T> input, Batch<T> output);

/// d_input = d_output where output > 0, else slope * d_output.
template <class T>
void leaky_relu_backward(T slope, ConstBatch<T> output, ConstBatch<T> d_output, Batch<T> d_input);

}  // namespace scrawl::nn
