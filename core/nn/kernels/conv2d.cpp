#include "core/nn/kernels/conv2d.hpp"

#include <algorithm>

namespace scrawl::nn {
namespace {

/// The part of a window's columns that lies inside the image: [first, last) of 0..kernel_width.
struct Inside {
  Index first, last;
};

Inside columns_inside(const Conv2dGeometry& g, Index left) {
  return {std::clamp<Index>(-left, 0, g.kernel_width),
          std::clamp<Index>(g.input.width - left, 0, g.kernel_width)};
}

/// image [input.size()] -> columns [positions, patch]: each output pixel's window as one row.
template <class T>
void image_to_columns(const Conv2dGeometry& g, const T* image, T* columns) {
  const Index channels = g.input.channels;
  for (Index y = 0; y < g.output.height; ++y) {
    for (Index x = 0; x < g.output.width; ++x) {
      const Index left = x * g.stride_width - g.pad_left;
      const auto [first, last] = columns_inside(g, left);
      for (Index ky = 0; ky < g.kernel_height; ++ky, columns += g.kernel_width * channels) {
        const Index row = y * g.stride_height - g.pad_top + ky;
        if (row < 0 || row >= g.input.height) {
          std::fill_n(columns, g.kernel_width * channels, T(0));
          continue;
        }
        std::fill_n(columns, first * channels, T(0));
        std::copy_n(image + (row * g.input.width + left + first) * channels,
                    (last - first) * channels, columns + first * channels);
        std::fill_n(columns + last * channels, (g.kernel_width - last) * channels, T(0));
      }
    }
  }
}

/// The adjoint of `image_to_columns`: every window's values are added where they came from.
template <class T>
void columns_to_image(const Conv2dGeometry& g, const T* columns, T* image) {
  const Index channels = g.input.channels;
  for (Index y = 0; y < g.output.height; ++y) {
    for (Index x = 0; x < g.output.width; ++x) {
      const Index left = x * g.stride_width - g.pad_left;
      const auto [first, last] = columns_inside(g, left);
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

/// How many images' columns are worked on at once: enough for a product of good size, few enough
/// for them to stay in the second-level cache.
Index chunk_size(const Conv2dGeometry& g, Index batch) {
  constexpr Index values = 64 * 1024;
  return std::clamp<Index>(values / (g.positions() * g.patch()), 1, batch);
}

}  // namespace

template <class T>
void conv2d_forward(const Conv2dGeometry& g, const T* kernel, const T* bias, ConstBatch<T> input,
                    Batch<T> output, Scratch<T>& scratch) {
  const ConstBatch<T> kernel_matrix(kernel, g.patch(), g.output.channels);
  const Index chunk = chunk_size(g, input.rows());
  T* columns = scratch.take(chunk * g.positions() * g.patch());
  for (Index begin = 0; begin < input.rows(); begin += chunk) {
    const Index images = std::min(chunk, input.rows() - begin);
    for (Index i = 0; i < images; ++i) {
      image_to_columns(g, input.row(begin + i).data(), columns + i * g.positions() * g.patch());
    }
    const ConstBatch<T> column_matrix(columns, images * g.positions(), g.patch());
    Batch<T> pixels(output.row(begin).data(), images * g.positions(), g.output.channels);
    if (bias) {
      pixels.rowwise() = Eigen::Map<const Vector<T>>(bias, g.output.channels);
      pixels.noalias() += column_matrix * kernel_matrix;
    } else {
      pixels.noalias() = column_matrix * kernel_matrix;
    }
  }
}

template <class T>
void conv2d_backward(const Conv2dGeometry& g, const T* kernel, ConstBatch<T> input,
                     ConstBatch<T> d_output, Batch<T> d_input, T* d_kernel, T* d_bias,
                     Scratch<T>& scratch) {
  const ConstBatch<T> kernel_matrix(kernel, g.patch(), g.output.channels);
  Batch<T> d_kernel_matrix(d_kernel, g.patch(), g.output.channels);
  const Index chunk = chunk_size(g, input.rows());
  T* columns = scratch.take(chunk * g.positions() * g.patch());
  for (Index begin = 0; begin < input.rows(); begin += chunk) {
    const Index images = std::min(chunk, input.rows() - begin);
    const ConstBatch<T> d_pixels(d_output.row(begin).data(), images * g.positions(),
                                 g.output.channels);
    for (Index i = 0; i < images; ++i) {
      image_to_columns(g, input.row(begin + i).data(), columns + i * g.positions() * g.patch());
    }
    Batch<T> column_matrix(columns, images * g.positions(), g.patch());
    d_kernel_matrix.noalias() += column_matrix.transpose() * d_pixels;
    if (d_bias) {
      Eigen::Map<Vector<T>>(d_bias, g.output.channels).noalias() += d_pixels.colwise().sum();
    }
    if (!d_input.data()) continue;
    column_matrix.noalias() = d_pixels * kernel_matrix.transpose();
    d_input.middleRows(begin, images).setZero();
    for (Index i = 0; i < images; ++i) {
      columns_to_image(g, columns + i * g.positions() * g.patch(), d_input.row(begin + i).data());
    }
  }
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
