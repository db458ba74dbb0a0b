#pragma once

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// Output pixel (y, x) is, channel by channel, the largest value of the window that begins at
/// (y * stride_height, x * stride_width). Windows may overlap; incomplete windows at the end of
/// rows and columns are left out.
struct MaxPool2dGeometry {
  Shape input, output;
  Index pool_height = 2, pool_width = 2;
  Index stride_height = 2, stride_width = 2;
};

/// input [batch, input.size()] -> output [batch, output.size()].
template <class T>
void max_pool2d_forward(const MaxPool2dGeometry& geometry, ConstBatch<T> input, Batch<T> output);

/// Overwrites d_input: each output value's gradient is added to the largest value of its window, to
/// the first one if several are equal. `input` and `output` are those of the forward pass.
template <class T>
void max_pool2d_backward(const MaxPool2dGeometry& geometry, ConstBatch<T> input,
                         ConstBatch<T> output, ConstBatch<T> d_output, Batch<T> d_input);

}  // namespace scrawl::nn
