#pragma once

#include <cstdint>

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
void max_pool2d_infer(const MaxPool2dGeometry& geometry, ConstBatch<T> input, Batch<T> output);

/// Likewise, noting for every output value which value of its sample it was; of equal values the
/// first. `winners` holds output.size() indices into the sample for each row.
template <class T>
void max_pool2d_forward(const MaxPool2dGeometry& geometry, ConstBatch<T> input, Batch<T> output,
                        std::int32_t* winners);

/// Overwrites d_input: each value's gradient goes to the winner.
template <class T>
void max_pool2d_backward(const MaxPool2dGeometry& geometry, ConstBatch<T> d_output,
                         const std::int32_t* winners, Batch<T> d_input);

}  // namespace scrawl::nn
