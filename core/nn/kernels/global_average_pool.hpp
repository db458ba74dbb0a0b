#pragma once

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// input [batch, pixels * channels] -> output [batch, channels]: each channel's mean over the
/// pixels.
template <class T>
void global_average_pool_forward(ConstBatch<T> input, Batch<T> output);

/// Overwrites d_input: each pixel's gradient is that of the mean divided by the number of pixels.
template <class T>
void global_average_pool_backward(ConstBatch<T> d_output, Batch<T> d_input);

}  // namespace scrawl::nn
