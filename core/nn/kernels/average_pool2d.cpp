#include "core/nn/kernels/average_pool2d.hpp"

#include <algorithm>

namespace scrawl::nn {
namespace {

/// Calls `work(output pixel, input pixel, share)` for each pixel of each window that lies in the
/// image, with the offsets of the pixels' channels.
template <class T, class Work>
void for_each_pair(const AveragePool2dGeometry& g, Work work) {
  const Index channels = g.input.channels;
  for (Index y = 0, to = 0; y < g.output.height; ++y) {
    const Index top = y * g.stride_height - g.pad_top;
    const Index first_row = std::max<Index>(top, 0);
    const Index last_row = std::min(top + g.pool_height, g.input.height);
    for (Index x = 0; x < g.output.width; ++x, to += channels) {
      const Index left = x * g.stride_width - g.pad_left;
      const Index first = std::max<Index>(left, 0);
      const Index last = std::min(left + g.pool_width, g.input.width);
      const Index counted =
          g.count_padding ? g.pool_height * g.pool_width : (last_row - first_row) * (last - first);
      const T share = T(1) / static_cast<T>(counted);
      for (Index row = first_row; row < last_row; ++row) {
        for (Index column = first; column < last; ++column) {
          work(to, (row * g.input.width + column) * channels, share);
        }
      }
    }
  }
}

/// to += from * factor, for all channels of a pixel.
template <class T>
void add_pixel(const T* from, T factor, Index channels, T* to) {
  for (Index c = 0; c < channels; ++c) to[c] += from[c] * factor;
}

}  // namespace

template <class T>
void average_pool2d_forward(const AveragePool2dGeometry& g, ConstBatch<T> input, Batch<T> output) {
  output.setZero();
  for (Index sample = 0; sample < input.rows(); ++sample) {
    const T* in = input.row(sample).data();
    T* out = output.row(sample).data();
    for_each_pair<T>(g, [&](Index to, Index from, T share) {
      add_pixel(in + from, share, g.input.channels, out + to);
    });
  }
}

template <class T>
void average_pool2d_backward(const AveragePool2dGeometry& g, ConstBatch<T> d_output,
                             Batch<T> d_input) {
  d_input.setZero();
  for (Index sample = 0; sample < d_output.rows(); ++sample) {
    const T* d_out = d_output.row(sample).data();
    T* d_in = d_input.row(sample).data();
    for_each_pair<T>(g, [&](Index to, Index from, T share) {
      add_pixel(d_out + to, share, g.input.channels, d_in + from);
    });
  }
}

template void average_pool2d_forward<float>(const AveragePool2dGeometry&, ConstBatch<float>,
                                            Batch<float>);
template void average_pool2d_forward<double>(const AveragePool2dGeometry&, ConstBatch<double>,
                                             Batch<double>);
template void average_pool2d_backward<float>(const AveragePool2dGeometry&, ConstBatch<float>,
                                             Batch<float>);
template void average_pool2d_backward<double>(const AveragePool2dGeometry&, ConstBatch<double>,
                                              Batch<double>);

}  // namespace scrawl::nn
