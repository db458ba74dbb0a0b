#include "core/nn/kernels/conv2d.hpp"

#include <algorithm>

#include "core/nn/kernels/add_rows.hpp"
#include "core/nn/kernels/conv2d_blocks.hpp"
#include "core/nn/kernels/padded.hpp"

namespace scrawl::nn {
namespace {

/// Returns the image itself if every window lies within it, else its padded copy in `memory`.
template <class T>
const T* pad(const Conv2dGeometry& g, const Padded& padded, const T* image, T* memory) {
  if (!padded.needed) return image;
  const Index channels = g.input.channels;
  const Index row = padded.width * channels;
  // With a stride above 1 the last rows and columns of the image can be outside of every window.
  const Index height = std::min(g.input.height, padded.height - g.pad_top);
  const Index inside = std::min(g.input.width, padded.width - g.pad_left) * channels;
  std::fill_n(memory, padded.size(g), T(0));
  for (Index y = 0; y < height; ++y) {
    std::copy_n(image + y * g.input.width * channels, inside,
                memory + (y + g.pad_top) * row + g.pad_left * channels);
  }
  return memory;
}

template <class T>
Index memory_for_forward(const Conv2dGeometry& g) {
  return Padded(g).size(g) + (g.patch() + 1) * whole_packets<T>(g.output.channels);
}

/// `memory` holds `memory_for_forward` values.
template <class T>
void convolve(const Conv2dGeometry& g, const T* kernel, const T* bias, ConstBatch<T> input,
              Batch<T> output, T* memory) {
  const Index filters = g.output.channels, row_of_packets = whole_packets<T>(filters);
  T* initial = memory;  // of the sums: the bias, up to whole packets
  T* rest = initial + row_of_packets;
  std::fill_n(initial, row_of_packets, T(0));
  if (bias) std::copy_n(bias, filters, initial);
  const T* weights = kernel;
  if (filters != row_of_packets) {
    for (Index i = 0; i < g.patch(); ++i)
      std::copy_n(kernel + i * filters, filters, rest + i * row_of_packets);
    weights = rest;
    rest += g.patch() * row_of_packets;
  }
  const Padded padded(g);
  const WindowRows rows{g.kernel_height, g.kernel_width * g.input.channels,
                        padded.width * g.input.channels};
  // Whole packets spill over the end of a pixel into the next one. Pixels are written in order,
  // each with its last channels first, so the next pixel's own values overwrite the spill. Only at
  // the end of the output nothing may spill.
  const T* spill_end = output.data() + output.size();
  for (Index sample = 0; sample < input.rows(); ++sample) {
    const T* image = pad(g, padded, input.row(sample).data(), rest);
    T* out = output.row(sample).data();
    for_each_channel_block<T>(filters, [&](auto packets, Index channel, Index channels) {
      constexpr int pixels = sums_in_block(packets);
      Index y = 0, x = 0;
      std::array<const T*, pixels> windows;
      for (Index pixel = 0; pixel < g.positions(); pixel += pixels) {
        const Index count = std::min<Index>(pixels, g.positions() - pixel);
        for (Index p = 0; p < pixels; ++p) {
          windows[std::size_t(p)] =
              image + (y * g.stride_height * padded.width + x * g.stride_width) * g.input.channels;
          if (p >= count - 1) continue;  // an incomplete block repeats the last window
          if (++x == g.output.width) x = 0, ++y;
        }
        if (++x == g.output.width) x = 0, ++y;
        sum_windows<T, packets>(windows, count, rows, weights + channel, row_of_packets,
                                initial + channel, out + pixel * filters + channel, filters,
                                channels, spill_end);
      }
    });
  }
}

/// If every stride is 1 and the padding smaller than the kernel, d_input is a convolution of the
/// zero-padded d_output with the kernel rotated by 180 degrees. This is its geometry.
Conv2dGeometry backward_geometry(const Conv2dGeometry& g) {
  Conv2dGeometry back = g;
  back.input = g.output;
  back.output = g.input;
  back.pad_top = g.kernel_height - 1 - g.pad_top;
  back.pad_left = g.kernel_width - 1 - g.pad_left;
  return back;
}

template <class T>
void rotate_kernel(const Conv2dGeometry& g, const T* kernel, T* rotated) {
  const Index area = g.kernel_height * g.kernel_width;
  const Index size = g.input.channels * g.output.channels;
  for (Index i = 0; i < area; ++i) {
    Batch<T>(rotated + i * size, g.output.channels, g.input.channels) =
        ConstBatch<T>(kernel + (area - 1 - i) * size, g.input.channels, g.output.channels)
            .transpose();
  }
}

/// Adds each window's values to the pixels that they came from (col2im).
template <class T>
void columns_to_image(const Conv2dGeometry& g, const T* columns, T* image) {
  const Index channels = g.input.channels;
  for (Index y = 0; y < g.output.height; ++y) {
    for (Index x = 0; x < g.output.width; ++x) {
      const Index left = x * g.stride_width - g.pad_left;
      const Index first = std::clamp<Index>(-left, 0, g.kernel_width);
      const Index last = std::clamp<Index>(g.input.width - left, 0, g.kernel_width);
      for (Index ky = 0; ky < g.kernel_height; ++ky, columns += g.kernel_width * channels) {
        const Index row = y * g.stride_height - g.pad_top + ky;
        if (row < 0 || row >= g.input.height) continue;
        T* to = image + (row * g.input.width + left + first) * channels;
        const T* from = columns + first * channels;
        for (Index i = 0; i < (last - first) * channels; ++i) to[i] += from[i];
      }
    }
  }
}

/// d_input for strides above 1 and for more padding than the kernel is wide: each output pixel's
/// gradient times the kernel is added to its window.
template <class T>
void strided_input_gradient(const Conv2dGeometry& g, const T* kernel, ConstBatch<T> d_output,
                            Batch<T> d_input, Scratch<T>& scratch) {
  const ConstBatch<T> kernel_matrix(kernel, g.patch(), g.output.channels);
  Batch<T> columns(scratch.take(g.positions() * g.patch()), g.positions(), g.patch());
  d_input.setZero();
  for (Index sample = 0; sample < d_output.rows(); ++sample) {
    const ConstBatch<T> d_pixels(d_output.row(sample).data(), g.positions(), g.output.channels);
    columns.noalias() = d_pixels * kernel_matrix.transpose();
    columns_to_image(g, columns.data(), d_input.row(sample).data());
  }
}

/// Adds to d_kernel the contribution of one image and the rows [first, first + height) of its
/// d_output, which begin at `d_pixels`.
template <class T>
void add_kernel_gradient(const Conv2dGeometry& g, const Padded& padded, const T* image, Index first,
                         Index height, const T* d_pixels, Index d_stride, T* d_kernel) {
  const Index channels = g.input.channels, filters = g.output.channels;
  const Index row = padded.width * channels;
  for_each_channel_block<T>(filters, [&](auto packets, Index filter, Index count) {
    for (Index tap = 0; tap < g.patch(); tap += taps_in_block) {
      std::array<Index, taps_in_block> taps;
      for (Index i = 0; i < taps_in_block; ++i) {
        const Index place = std::min(tap + i, g.patch() - 1);
        const Index length = g.kernel_width * channels;
        taps[std::size_t(i)] = place / length * row + place % length;
      }
      sum_pixels<T, packets>(image + first * g.stride_height * row, taps, g.patch() - tap, height,
                             g.output.width, g.stride_height * row, g.stride_width * channels,
                             d_pixels + filter, d_stride, d_kernel + tap * filters + filter,
                             filters, count);
    }
  });
}

}  // namespace

template <class T>
void conv2d_forward(const Conv2dGeometry& g, const T* kernel, const T* bias, ConstBatch<T> input,
                    Batch<T> output, Scratch<T>& scratch) {
  convolve<T>(g, kernel, bias, input, output, scratch.take(memory_for_forward<T>(g)));
}

template <class T>
void conv2d_backward(const Conv2dGeometry& g, const T* kernel, ConstBatch<T> input,
                     ConstBatch<T> d_output, Batch<T> d_input, T* d_kernel, T* d_bias,
                     Scratch<T>& scratch) {
  const Padded padded(g);
  const Index filters = g.output.channels, row_of_packets = whole_packets<T>(filters);
  const Index d_row = g.output.width * filters;
  // Whole packets of the last pixels reach beyond the end of d_output, so the last rows are copied
  // to where reading on is allowed.
  const Index rows_copied =
      std::min(g.output.height, (row_of_packets - filters + d_row - 1) / d_row);
  T* copied = scratch.take(rows_copied * d_row + row_of_packets + padded.size(g));
  T* memory = copied + rows_copied * d_row + row_of_packets;
  for (Index sample = 0; sample < input.rows(); ++sample) {
    const T* image = pad(g, padded, input.row(sample).data(), memory);
    const T* d_image = d_output.row(sample).data();
    const Index indirect = sample + 1 == input.rows() ? rows_copied : 0;
    const Index direct = g.output.height - indirect;
    add_kernel_gradient(g, padded, image, 0, direct, d_image, filters, d_kernel);
    if (indirect > 0) {
      std::copy_n(d_image + direct * d_row, indirect * d_row, copied);
      std::fill_n(copied + indirect * d_row, row_of_packets, T(0));
      add_kernel_gradient<T>(g, padded, image, direct, indirect, copied, filters, d_kernel);
    }
  }
  if (d_bias) {
    add_rows<T>({d_output.data(), d_output.rows() * g.positions(), filters}, d_bias);
  }
  if (!d_input.data()) return;
  const Conv2dGeometry back = backward_geometry(g);
  if (g.stride_height > 1 || g.stride_width > 1 || back.pad_top < 0 || back.pad_left < 0) {
    strided_input_gradient(g, kernel, d_output, d_input, scratch);
    return;
  }
  const Index kernel_size = whole_packets<T>(g.patch() * filters);
  T* rotated = scratch.take(kernel_size + memory_for_forward<T>(back));
  rotate_kernel(g, kernel, rotated);
  convolve<T>(back, rotated, nullptr, d_output, d_input, rotated + kernel_size);
}

template void conv2d_forward<float>(const Conv2dGeometry&, const float*, const float*,
                                    ConstBatch<float>, Batch<float>, Scratch<float>&);
template void conv2d_forward<double>(const Conv2dGeometry&, const double*, const double*,
                                     ConstBatch<double>, Batch<double>, Scratch<double>&);
template void conv2d_backward<float>(const Conv2dGeometry&, const float*, ConstBatch<float>,
                                     ConstBatch<float>, Batch<float>, float*, float*,
                                     Scratch<float>&);
template void conv2d_backward<double>(const Conv2dGeometry&, const double*, ConstBatch<double>,
                                      ConstBatch<double>, Batch<double>, double*, double*,
                                      Scratch<double>&);

}  // namespace scrawl::nn
