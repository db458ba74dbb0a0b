#pragma once

#include <algorithm>
#include <array>

#include "core/nn/kernels/packets.hpp"

/// The two inner loops of the convolution. Both read the windows in place, without im2col, because
/// each of a window's rows is kernel_width * channels consecutive values. Each keeps a block of
/// sums in registers and stores it once.
namespace scrawl::nn {

constexpr int taps_in_block = packet_registers >= 32 ? 9 : 3;

/// The layout of a window's rows, the same for every pixel.
struct WindowRows {
  Index count;   ///< kernel_height
  Index length;  ///< kernel_width * channels, consecutive in memory
  Index stride;  ///< from one row to the next in the image
};

/// For each of `count` windows: `channels` sums over the window of value times weight, plus
/// `initial` [channels]. `weights` holds a row of output channels for each value of a window, in
/// its order; weights and initial are readable up to whole packets. `out` advances by `out_stride`
/// for each window. The last packet is written whole, beyond `channels`, if it ends before
/// `spill_end`.
template <class T, int packets>
void sum_windows(const std::array<const T*, sums_in_block(packets)>& windows, Index count,
                 const WindowRows& rows, const T* weights, Index weights_stride, const T* initial,
                 T* out, Index out_stride, Index channels, const T* spill_end) {
  using namespace Eigen::internal;
  constexpr int pixels = sums_in_block(packets);
  constexpr Index size = packet_size<T>;
  Packet<T> sums[pixels][packets];
  unrolled<packets>([&](auto v) {
    const Packet<T> first = ploadu<Packet<T>>(initial + v * size);
    unrolled<pixels>([&](auto p) { sums[p][v] = first; });
  });
  for (Index row = 0; row < rows.count; ++row) {
    const Index end = row * rows.stride + rows.length;
    for (Index i = row * rows.stride; i < end; ++i, weights += weights_stride) {
      Packet<T> weight[packets];
      unrolled<packets>([&](auto v) { weight[v] = ploadu<Packet<T>>(weights + v * size); });
      unrolled<pixels>([&](auto p) {
        const Packet<T> value = pset1<Packet<T>>(windows[p][i]);
        unrolled<packets>([&](auto v) { sums[p][v] = pmadd(value, weight[v], sums[p][v]); });
      });
    }
  }
  unrolled<pixels>([&](auto p) {
    if (p >= count) return;
    unrolled<packets>([&](auto v) {
      T* to = out + p * out_stride + v * size;
      if (v * size + size <= channels || to + size <= spill_end) {
        pstoreu(to, sums[p][v]);
      } else {
        T last[size];
        pstoreu(last, sums[p][v]);
        std::copy_n(last, channels - v * size, to);
      }
    });
  });
}

/// For each of `count` taps (positions in a window, as offsets from its first value): adds to the
/// gradients of `channels` weights the sum over all output pixels of value times d_output. There
/// are `height` rows of `width` output pixels. Their windows begin `window_stride` values apart
/// within a row and `row_stride` from row to row. d_output advances by `d_output_stride` for each
/// pixel and is readable up to whole packets.
template <class T, int packets>
void sum_pixels(const T* image, const std::array<Index, taps_in_block>& taps, Index count,
                Index height, Index width, Index row_stride, Index window_stride, const T* d_output,
                Index d_output_stride, T* d_weights, Index d_weights_stride, Index channels) {
  using namespace Eigen::internal;
  constexpr Index size = packet_size<T>;
  Packet<T> sums[taps_in_block][packets];
  unrolled<taps_in_block>(
      [&](auto t) { unrolled<packets>([&](auto v) { sums[t][v] = pset1<Packet<T>>(T(0)); }); });
  for (Index y = 0; y < height; ++y) {
    const T* window = image + y * row_stride;
    for (Index x = 0; x < width; ++x, window += window_stride, d_output += d_output_stride) {
      Packet<T> d[packets];
      unrolled<packets>([&](auto v) { d[v] = ploadu<Packet<T>>(d_output + v * size); });
      unrolled<taps_in_block>([&](auto t) {
        const Packet<T> value = pset1<Packet<T>>(window[taps[t]]);
        unrolled<packets>([&](auto v) { sums[t][v] = pmadd(value, d[v], sums[t][v]); });
      });
    }
  }
  unrolled<taps_in_block>([&](auto t) {
    if (t >= count) return;
    T totals[packets * size];
    unrolled<packets>([&](auto v) { pstoreu(totals + v * size, sums[t][v]); });
    for (Index c = 0; c < channels; ++c) d_weights[t * d_weights_stride + c] += totals[c];
  });
}

}  // namespace scrawl::nn
