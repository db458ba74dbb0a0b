#pragma once

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// A convolution of each channel by itself with `multiplier` kernels: output channel
/// c * multiplier + m is that of input channel c with its kernel m. Tap (i, j) of output pixel
/// (y, x) reads input pixel (y * stride_height - pad_top + i * dilation_height, x * stride_width -
/// pad_left + j * dilation_width), and 0 beside the image.
struct DepthwiseConv2dGeometry {
  Shape input, output;
  Index kernel_height = 1, kernel_width = 1;
  Index stride_height = 1, stride_width = 1;
  Index dilation_height = 1, dilation_width = 1;
  Index pad_top = 0, pad_left = 0;
  Index multiplier = 1;
};

/// input [batch, input.size()], kernel [kernel_height, kernel_width, input.channels, multiplier],
/// bias [output.channels] or null -> output [batch, output.size()].
template <class T>
void depthwise_conv2d_forward(const DepthwiseConv2dGeometry& geometry, const T* kernel,
                              const T* bias, ConstBatch<T> input, Batch<T> output);

/// Adds to d_kernel and d_bias (null without bias), overwrites d_input unless it is null-sized.
template <class T>
void depthwise_conv2d_backward(const DepthwiseConv2dGeometry& geometry, const T* kernel,
                               ConstBatch<T> input, ConstBatch<T> d_output, Batch<T> d_input,
                               T* d_kernel, T* d_bias);

}  // namespace scrawl::nn
