#include "core/nn/kernels/depthwise_conv2d.hpp"

#include "core/nn/kernels/add_rows.hpp"

namespace scrawl::nn {
namespace {

/// Calls `work(output pixel, input pixel, tap)` for each tap that reads the image, with the offsets
/// of their channels.
template <class Work>
void for_each_tap(const DepthwiseConv2dGeometry& g, Work work) {
  const Index channels = g.output.channels;
  Index to = 0;
  for (Index y = 0; y < g.output.height; ++y) {
    for (Index x = 0; x < g.output.width; ++x, to += channels) {
      Index tap = 0;
      for (Index i = 0; i < g.kernel_height; ++i) {
        const Index row = y * g.stride_height - g.pad_top + i * g.dilation_height;
        for (Index j = 0; j < g.kernel_width; ++j, tap += channels) {
          const Index column = x * g.stride_width - g.pad_left + j * g.dilation_width;
          if (row < 0 || row >= g.input.height || column < 0 || column >= g.input.width) continue;
          work(to, (row * g.input.width + column) * g.input.channels, tap);
        }
      }
    }
  }
}

/// Calls `work(input channel, output channel)` for all output channels. The compiler makes vectors
/// of the loop only where the two are the same.
template <class Work>
void for_each_channel(const DepthwiseConv2dGeometry& g, Work work) {
  if (g.multiplier == 1) {
    for (Index c = 0; c < g.input.channels; ++c) work(c, c);
    return;
  }
  for (Index c = 0, out = 0; c < g.input.channels; ++c) {
    for (Index m = 0; m < g.multiplier; ++m, ++out) work(c, out);
  }
}

}  // namespace

template <class T>
void depthwise_conv2d_forward(const DepthwiseConv2dGeometry& g, const T* kernel, const T* bias,
                              ConstBatch<T> input, Batch<T> output) {
  Batch<T> pixels(output.data(), output.size() / g.output.channels, g.output.channels);
  if (bias) {
    pixels.rowwise() = Eigen::Map<const Vector<T>>(bias, g.output.channels);
  } else {
    pixels.setZero();
  }
  for (Index sample = 0; sample < input.rows(); ++sample) {
    const T* in = input.row(sample).data();
    T* out = output.row(sample).data();
    for_each_tap(g, [&](Index to, Index from, Index tap) {
      for_each_channel(g, [values = in + from, weights = kernel + tap, sums = out + to](
                              Index c, Index o) { sums[o] += values[c] * weights[o]; });
    });
  }
}

template <class T>
void depthwise_conv2d_backward(const DepthwiseConv2dGeometry& g, const T* kernel,
                               ConstBatch<T> input, ConstBatch<T> d_output, Batch<T> d_input,
                               T* d_kernel, T* d_bias) {
  if (d_input.data()) d_input.setZero();
  for (Index sample = 0; sample < input.rows(); ++sample) {
    const T *in = input.row(sample).data(), *d_out = d_output.row(sample).data();
    T* d_in = d_input.data() ? d_input.row(sample).data() : nullptr;
    for_each_tap(g, [&](Index to, Index from, Index tap) {
      for_each_channel(g, [values = in + from, d_sums = d_out + to, d_weights = d_kernel + tap](
                              Index c, Index o) { d_weights[o] += values[c] * d_sums[o]; });
      if (!d_in) return;
      for_each_channel(g, [weights = kernel + tap, d_sums = d_out + to, d_values = d_in + from](
                              Index c, Index o) { d_values[c] += weights[o] * d_sums[o]; });
    });
  }
  if (d_bias) {
    const Index channels = g.output.channels;
    add_rows<T>({d_output.data(), d_output.size() / channels, channels}, d_bias);
  }
}

template void depthwise_conv2d_forward<float>(const DepthwiseConv2dGeometry&, const float*,
                                              const float*, ConstBatch<float>, Batch<float>);
template void depthwise_conv2d_forward<double>(const DepthwiseConv2dGeometry&, const double*,
                                               const double*, ConstBatch<double>, Batch<double>);
template void depthwise_conv2d_backward<float>(const DepthwiseConv2dGeometry&, const float*,
                                               ConstBatch<float>, ConstBatch<float>, Batch<float>,
                                               float*, float*);
template void depthwise_conv2d_backward<double>(const DepthwiseConv2dGeometry&, const double*,
                                                ConstBatch<double>, ConstBatch<double>,
                                                Batch<double>, double*, double*);

}  // namespace scrawl::nn
