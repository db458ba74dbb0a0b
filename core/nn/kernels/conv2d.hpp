#pragma once

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// The sizes of a convolution: output pixel (y, x) depends on the kernel-sized window of the input
/// that begins at (y * stride_height - pad_top, x * stride_width - pad_left). The input is padded
/// with zeros.
struct Conv2dGeometry {
  Shape input, output;
  Index kernel_height = 1, kernel_width = 1;
  Index stride_height = 1, stride_width = 1;
  Index pad_top = 0, pad_left = 0;

  /// Number of windows, one for each output pixel.
  Index positions() const { return output.height * output.width; }
  /// Values in one window.
  Index patch() const { return kernel_height * kernel_width * input.channels; }
};

/// input [batch, input.size()], kernel [kernel_height, kernel_width, input.channels,
/// output.channels], bias [output.channels] or null -> output [batch, output.size()]. A
/// cross-correlation, as in every network library: the kernel is not flipped.
template <class T>
void conv2d_forward(const Conv2dGeometry& geometry, const T* kernel, const T* bias,
                    ConstBatch<T> input, Batch<T> output, Scratch<T>& scratch);

/// Adds to d_kernel and d_bias (null without bias), overwrites d_input unless it is null-sized.
template <class T>
void conv2d_backward(const Conv2dGeometry& geometry, const T* kernel, ConstBatch<T> input,
                     ConstBatch<T> d_output, Batch<T> d_input, T* d_kernel, T* d_bias,
                     Scratch<T>& scratch);

}  // namespace scrawl::nn
