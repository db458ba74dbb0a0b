#pragma once

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// Output pixel (y, x) is, channel by channel, the mean of the window that begins at
/// (y * stride_height - pad_top, x * stride_width - pad_left). Of what lies beside the image
/// nothing is added; it counts in the mean if `count_padding`.
struct AveragePool2dGeometry {
  Shape input, output;
  Index pool_height = 2, pool_width = 2;
  Index stride_height = 2, stride_width = 2;
  Index pad_top = 0, pad_left = 0;
  bool count_padding = false;
};

/// input [batch, input.size()] -> output [batch, output.size()].
template <class T>
void average_pool2d_forward(const AveragePool2dGeometry& geometry, ConstBatch<T> input,
                            Batch<T> output);

/// Overwrites d_input: each output value's gradient is shared out evenly over its window.
template <class T>
void average_pool2d_backward(const AveragePool2dGeometry& geometry, ConstBatch<T> d_output,
                             Batch<T> d_input);

}  // namespace scrawl::nn
