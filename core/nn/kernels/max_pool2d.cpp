#include "core/nn/kernels/max_pool2d.hpp"

#include <algorithm>

namespace scrawl::nn {
namespace {

/// Calls `pixel(offset, place)` for each output pixel of one sample: `offset` is where its window
/// begins in the sample, `place` where its channels begin in the output.
template <class Pixel>
void for_each_window(const MaxPool2dGeometry& g, Pixel pixel) {
  const Index channels = g.input.channels;
  Index place = 0;
  for (Index y = 0; y < g.output.height; ++y) {
    for (Index x = 0; x < g.output.width; ++x, place += channels) {
      pixel((y * g.stride_height * g.input.width + x * g.stride_width) * channels, place);
    }
  }
}

}  // namespace

template <class T>
void max_pool2d_infer(const MaxPool2dGeometry& g, ConstBatch<T> input, Batch<T> output) {
  const Index channels = g.input.channels;
  for (Index sample = 0; sample < input.rows(); ++sample) {
    const T* in = input.row(sample).data();
    T* out = output.row(sample).data();
    for_each_window(g, [&](Index offset, Index place) {
      T* best = out + place;
      std::copy_n(in + offset, channels, best);
      for (Index ky = 0; ky < g.pool_height; ++ky) {
        for (Index kx = ky == 0 ? 1 : 0; kx < g.pool_width; ++kx) {
          const T* candidate = in + offset + (ky * g.input.width + kx) * channels;
          for (Index c = 0; c < channels; ++c) best[c] = std::max(best[c], candidate[c]);
        }
      }
    });
  }
}

template <class T>
void max_pool2d_forward(const MaxPool2dGeometry& g, ConstBatch<T> input, Batch<T> output,
                        std::int32_t* winners) {
  const Index channels = g.input.channels;
  for (Index sample = 0; sample < input.rows(); ++sample, winners += g.output.size()) {
    const T* in = input.row(sample).data();
    T* out = output.row(sample).data();
    for_each_window(g, [&](Index offset, Index place) {
      T* __restrict best = out + place;
      std::int32_t* __restrict winner = winners + place;
      std::copy_n(in + offset, channels, best);
      for (Index c = 0; c < channels; ++c) winner[c] = static_cast<std::int32_t>(offset + c);
      for (Index ky = 0; ky < g.pool_height; ++ky) {
        for (Index kx = ky == 0 ? 1 : 0; kx < g.pool_width; ++kx) {
          const auto start =
              static_cast<std::int32_t>(offset + (ky * g.input.width + kx) * channels);
          const T* __restrict candidate = in + start;
          for (std::int32_t c = 0; c < channels; ++c) {
            const T value = candidate[c], so_far = best[c];
            const std::int32_t place_so_far = winner[c];
            best[c] = value > so_far ? value : so_far;
            winner[c] = value > so_far ? start + c : place_so_far;
          }
        }
      }
    });
  }
}

template <class T>
void max_pool2d_backward(const MaxPool2dGeometry& g, ConstBatch<T> d_output,
                         const std::int32_t* winners, Batch<T> d_input) {
  d_input.setZero();
  for (Index sample = 0; sample < d_output.rows(); ++sample, winners += g.output.size()) {
    const T* d_out = d_output.row(sample).data();
    T* d_in = d_input.row(sample).data();
    for (Index i = 0; i < g.output.size(); ++i) d_in[winners[i]] += d_out[i];
  }
}

template void max_pool2d_infer<float>(const MaxPool2dGeometry&, ConstBatch<float>, Batch<float>);
template void max_pool2d_infer<double>(const MaxPool2dGeometry&, ConstBatch<double>, Batch<double>);
template void max_pool2d_forward<float>(const MaxPool2dGeometry&, ConstBatch<float>, Batch<float>,
                                        std::int32_t*);
template void max_pool2d_forward<double>(const MaxPool2dGeometry&, ConstBatch<double>,
                                         Batch<double>, std::int32_t*);
template void max_pool2d_backward<float>(const MaxPool2dGeometry&, ConstBatch<float>,
                                         const std::int32_t*, Batch<float>);
template void max_pool2d_backward<double>(const MaxPool2dGeometry&, ConstBatch<double>,
                                          const std::int32_t*, Batch<double>);

}  // namespace scrawl::nn
