#pragma once

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// Output pixel (y, x) is, channel by channel, the largest value of the window that begins at
/// (y * stride_height, x * stride_width). Windows may overlap; rows and columns at the end that
/// fill no window are left out.
struct MaxPool2dGeometry {
  Shape input, output;
  Index pool_height = 2, pool_width = 2;
  Index stride_height = 2, stride_width = 2;
};

/// input [batch, input.size()] -> output [batch, output.size()].
template <class T>
void max_pool2d_forward(const MaxPool2dGeometry& geometry, ConstBatch<T> input, Batch<T> output);

/// Overwrites d_input: each output value's gradient goes to the value of its window that it is; of
/// equal ones to the first. `input` and `output` are those of the forward pass.
template <class T>
void max_pool2d_backward(const MaxPool2dGeometry& geometry, ConstBatch<T> input,
                         ConstBatch<T> output, ConstBatch<T> d_output, Batch<T> d_input);

}  // namespace scrawl::nn
