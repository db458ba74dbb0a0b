#include "core/nn/kernels/batch_norm2d.hpp"

namespace scrawl::nn {
namespace {

template <class T>
using Row = Eigen::Array<T, 1, Eigen::Dynamic>;
template <class T>
using ConstRow = Eigen::Map<const Row<T>>;

/// Groups of 16 pixels are treated as one pixel with 16 times the channels: with a dozen channels
/// alone, most of the time would go to the ends of vector loops.
constexpr Index pixels_at_once = 16;

template <class T>
Row<T> repeated(const Row<T>& channels) {
  return channels.replicate(1, pixels_at_once);
}

/// Calls `work(offset, length)` for pieces of a batch of `size` values, each of 1 or
/// `pixels_at_once` pixels.
template <class Work>
void for_each_piece(Index size, Index channels, Work work) {
  const Index length = pixels_at_once * channels;
  Index offset = 0;
  for (; offset + length <= size; offset += length) work(offset, length);
  for (; offset < size; offset += channels) work(offset, channels);
}

/// For each channel, the sum over all pixels of `value(offset, length)`, an expression for the
/// values of a piece. Sums blocks first and then adds these up: a plain running sum over 100,000
/// floats would lose digits.
template <class T, class Value>
Row<T> sum_pixels(Index size, Index channels, Value value) {
  constexpr Index pieces_in_block = 64;
  Row<T> total = Row<T>::Zero(channels), partial = Row<T>::Zero(channels * pixels_at_once);
  Index pieces = 0;
  const auto flush = [&] {
    for (Index i = 0; i < pixels_at_once; ++i) total += partial.segment(i * channels, channels);
    partial.setZero();
    pieces = 0;
  };
  for_each_piece(size, channels, [&](Index offset, Index length) {
    partial.head(length) += value(offset, length);
    if (++pieces == pieces_in_block) flush();
  });
  flush();
  return total;
}

template <class T>
ConstRow<T> flat(ConstBatch<T> pixels) {
  return {pixels.data(), pixels.size()};
}
template <class T>
Eigen::Map<Row<T>> flat(Batch<T> pixels) {
  return {pixels.data(), pixels.size()};
}

}  // namespace

template <class T>
void batch_norm2d_infer(const T* scale, const T* bias, const T* mean, const T* variance, T epsilon,
                        ConstBatch<T> pixels, Batch<T> output) {
  const Index channels = pixels.cols();
  const Row<T> factor =
      ConstRow<T>(scale, channels) * (ConstRow<T>(variance, channels) + epsilon).sqrt().inverse();
  const Row<T> shift = ConstRow<T>(bias, channels) - ConstRow<T>(mean, channels) * factor;
  const Row<T> factors = repeated<T>(factor), shifts = repeated<T>(shift);
  const auto x = flat(pixels);
  auto y = flat(output);
  for_each_piece(pixels.size(), channels, [&](Index offset, Index length) {
    y.segment(offset, length) =
        x.segment(offset, length) * factors.head(length) + shifts.head(length);
  });
}

template <class T>
void batch_norm2d_sum(ConstBatch<T> pixels, T* sums) {
  const auto x = flat(pixels);
  Eigen::Map<Row<T>>(sums, pixels.cols()) =
      sum_pixels<T>(pixels.size(), pixels.cols(),
                    [&](Index offset, Index length) { return x.segment(offset, length); });
}

template <class T>
void batch_norm2d_sum_squares(const T* mean, ConstBatch<T> pixels, T* sums) {
  const Row<T> means = repeated<T>(ConstRow<T>(mean, pixels.cols()));
  const auto x = flat(pixels);
  Eigen::Map<Row<T>>(sums, pixels.cols()) =
      sum_pixels<T>(pixels.size(), pixels.cols(), [&](Index offset, Index length) {
        return (x.segment(offset, length) - means.head(length)).square();
      });
}

template <class T>
void batch_norm2d_sum_gradients(const T* mean, ConstBatch<T> pixels, ConstBatch<T> d_output,
                                T* sums, T* products) {
  batch_norm2d_sum(d_output, sums);
  const Row<T> means = repeated<T>(ConstRow<T>(mean, pixels.cols()));
  const auto x = flat(pixels), d_y = flat(d_output);
  Eigen::Map<Row<T>>(products, pixels.cols()) =
      sum_pixels<T>(pixels.size(), pixels.cols(), [&](Index offset, Index length) {
        return d_y.segment(offset, length) * (x.segment(offset, length) - means.head(length));
      });
}

template <class T>
void batch_norm2d_backward(const T* scale, const T* mean, const T* variance, T epsilon,
                           const T* d_scale, const T* d_bias, Index count, ConstBatch<T> pixels,
                           ConstBatch<T> d_output, Batch<T> d_pixels) {
  const Index channels = pixels.cols();
  const auto x = flat(pixels), d_y = flat(d_output);
  const Row<T> inverse = (ConstRow<T>(variance, channels) + epsilon).sqrt().inverse();
  // d_x = scale / sigma * (d_y - mean(d_y) - x_hat * mean(d_y * x_hat)), as a * d_y + b * x + c.
  const Row<T> a = ConstRow<T>(scale, channels) * inverse;
  const Row<T> b = -a * inverse * ConstRow<T>(d_scale, channels) / static_cast<T>(count);
  const Row<T> c =
      -a * ConstRow<T>(d_bias, channels) / static_cast<T>(count) - b * ConstRow<T>(mean, channels);
  const Row<T> as = repeated<T>(a), bs = repeated<T>(b), cs = repeated<T>(c);
  auto d_x = flat(d_pixels);
  for_each_piece(pixels.size(), channels, [&](Index offset, Index length) {
    d_x.segment(offset, length) = d_y.segment(offset, length) * as.head(length) +
                                  x.segment(offset, length) * bs.head(length) + cs.head(length);
  });
}

template void batch_norm2d_infer<float>(const float*, const float*, const float*, const float*,
                                        float, ConstBatch<float>, Batch<float>);
template void batch_norm2d_sum<float>(ConstBatch<float>, float*);
template void batch_norm2d_sum_squares<float>(const float*, ConstBatch<float>, float*);
template void batch_norm2d_sum_gradients<float>(const float*, ConstBatch<float>, ConstBatch<float>,
                                                float*, float*);
template void batch_norm2d_backward<float>(const float*, const float*, const float*, float,
                                           const float*, const float*, Index, ConstBatch<float>,
                                           ConstBatch<float>, Batch<float>);
template void batch_norm2d_infer<double>(const double*, const double*, const double*, const double*,
                                         double, ConstBatch<double>, Batch<double>);
template void batch_norm2d_sum<double>(ConstBatch<double>, double*);
template void batch_norm2d_sum_squares<double>(const double*, ConstBatch<double>, double*);
template void batch_norm2d_sum_gradients<double>(const double*, ConstBatch<double>,
                                                 ConstBatch<double>, double*, double*);
template void batch_norm2d_backward<double>(const double*, const double*, const double*, double,
                                            const double*, const double*, Index, ConstBatch<double>,
                                            ConstBatch<double>, Batch<double>);

}  // namespace scrawl::nn
