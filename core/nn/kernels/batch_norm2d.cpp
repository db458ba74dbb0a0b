#include "core/nn/kernels/batch_norm2d.hpp"

#include <algorithm>

namespace scrawl::nn {
namespace {

template <class T>
using Channels = Eigen::Array<T, 1, Eigen::Dynamic>;
template <class T>
using ConstChannels = Eigen::Map<const Channels<T>>;

/// Adds up in blocks of rows, then the blocks: a plain running sum over 100,000 floats would lose
/// digits. `row_value(i)` is what row i adds.
template <class T, class RowValue>
Channels<T> sum_rows(Index rows, Index channels, RowValue row_value) {
  constexpr Index block = 256;
  Channels<T> total = Channels<T>::Zero(channels), partial(channels);
  for (Index begin = 0; begin < rows; begin += block) {
    partial.setZero();
    for (Index i = begin; i < std::min(rows, begin + block); ++i) partial += row_value(i);
    total += partial;
  }
  return total;
}

}  // namespace

template <class T>
void batch_norm2d_infer(const T* scale, const T* bias, const T* mean, const T* variance, T epsilon,
                        ConstBatch<T> pixels, Batch<T> output) {
  const Index channels = pixels.cols();
  const Channels<T> factor = ConstChannels<T>(scale, channels) *
                             (ConstChannels<T>(variance, channels) + epsilon).sqrt().inverse();
  const Channels<T> shift =
      ConstChannels<T>(bias, channels) - ConstChannels<T>(mean, channels) * factor;
  output.array() = (pixels.array().rowwise() * factor).rowwise() + shift;
}

template <class T>
void batch_norm2d_forward(const T* scale, const T* bias, T epsilon, ConstBatch<T> pixels,
                          Batch<T> output, T* mean, T* variance) {
  const Index channels = pixels.cols();
  const T count = static_cast<T>(pixels.rows());
  Eigen::Map<Channels<T>> mu(mean, channels), sigma_squared(variance, channels);
  mu = sum_rows<T>(pixels.rows(), channels, [&](Index i) { return pixels.row(i).array(); }) / count;
  sigma_squared = sum_rows<T>(pixels.rows(), channels,
                              [&](Index i) { return (pixels.row(i).array() - mu).square(); }) /
                  count;
  batch_norm2d_infer<T>(scale, bias, mean, variance, epsilon, pixels, output);
}

template <class T>
void batch_norm2d_backward(const T* scale, const T* mean, const T* variance, T epsilon,
                           ConstBatch<T> pixels, ConstBatch<T> d_output, Batch<T> d_pixels,
                           T* d_scale, T* d_bias) {
  const Index channels = pixels.cols();
  const T count = static_cast<T>(pixels.rows());
  const ConstChannels<T> mu(mean, channels);
  const Channels<T> inverse = (ConstChannels<T>(variance, channels) + epsilon).sqrt().inverse();
  const Channels<T> d_shift =
      sum_rows<T>(pixels.rows(), channels, [&](Index i) { return d_output.row(i).array(); });
  const Channels<T> d_factor = sum_rows<T>(pixels.rows(), channels, [&](Index i) {
    return d_output.row(i).array() * (pixels.row(i).array() - mu) * inverse;
  });
  Eigen::Map<Channels<T>>(d_scale, channels) += d_factor;
  Eigen::Map<Channels<T>>(d_bias, channels) += d_shift;
  if (!d_pixels.data()) return;
  // d_x = scale / sigma * (d_y - mean(d_y) - x_hat * mean(d_y * x_hat)), as a * d_y + b * x + c.
  const Channels<T> a = ConstChannels<T>(scale, channels) * inverse;
  const Channels<T> b = -a * inverse * d_factor / count;
  const Channels<T> c = -a * d_shift / count - b * mu;
  d_pixels.array() =
      ((d_output.array().rowwise() * a) + (pixels.array().rowwise() * b)).rowwise() + c;
}

template void batch_norm2d_infer<float>(const float*, const float*, const float*, const float*,
                                        float, ConstBatch<float>, Batch<float>);
template void batch_norm2d_infer<double>(const double*, const double*, const double*, const double*,
                                         double, ConstBatch<double>, Batch<double>);
template void batch_norm2d_forward<float>(const float*, const float*, float, ConstBatch<float>,
                                          Batch<float>, float*, float*);
template void batch_norm2d_forward<double>(const double*, const double*, double, ConstBatch<double>,
                                           Batch<double>, double*, double*);
template void batch_norm2d_backward<float>(const float*, const float*, const float*, float,
                                           ConstBatch<float>, ConstBatch<float>, Batch<float>,
                                           float*, float*);
template void batch_norm2d_backward<double>(const double*, const double*, const double*, double,
                                            ConstBatch<double>, ConstBatch<double>, Batch<double>,
                                            double*, double*);

}  // namespace scrawl::nn
