#include "core/nn/layers/batch_norm_layer.hpp"

#include <cmath>

#include "core/nn/kernels/batch_norm2d.hpp"

namespace scrawl::nn {

template <class T, class Spec>
template <class Sum>
T* BatchNormLayer<T, Spec>::sum_parts(Index rows, Index width, Execution<T>& execution,
                                      Sum sum) const {
  const Index parts = parts_of_batch(rows);
  T* sums = execution.shared(parts * width);
  execution.for_each_part(parts, [&](Index part, ThreadMemory<T>&) {
    sum(rows_of_part(rows, part), sums + part * width);
  });
  Eigen::Map<Vector<T>> total(sums, width);
  for (Index part = 1; part < parts; ++part) {
    total += Eigen::Map<const Vector<T>>(sums + part * width, width);
  }
  return sums;
}

template <class T, class Spec>
void BatchNormLayer<T, Spec>::infer(const Weights& weights, ConstBatch<T> input, Batch<T> output,
                                    Scratch<T>&) const {
  const auto [scale, bias, mean, variance] = weights;
  batch_norm2d_infer<T>(scale, bias, mean, variance, epsilon_, pixels(input), pixels(output));
}

template <class T, class Spec>
void BatchNormLayer<T, Spec>::forward_jointly(const Weights& weights, ConstBatch<T> input,
                                              Batch<T> output, Tape<T>& tape,
                                              Execution<T>& execution) const {
  const Index rows = input.rows(), channels = this->input_shape().channels;
  const T count = static_cast<T>(pixels(input).rows());
  tape.values.resize(2, channels);
  T *mean = tape.values.row(0).data(), *variance = tape.values.row(1).data();
  const T* sum = sum_parts(rows, channels, execution, [&](Rows some, T* sums) {
    batch_norm2d_sum<T>(pixels(some.of(input)), sums);
  });
  for (Index channel = 0; channel < channels; ++channel) mean[channel] = sum[channel] / count;
  sum = sum_parts(rows, channels, execution, [&](Rows some, T* sums) {
    batch_norm2d_sum_squares<T>(mean, pixels(some.of(input)), sums);
  });
  for (Index channel = 0; channel < channels; ++channel) variance[channel] = sum[channel] / count;
  execution.for_each_part(parts_of_batch(rows), [&](Index part, ThreadMemory<T>&) {
    const Rows some = rows_of_part(rows, part);
    batch_norm2d_infer<T>(weights[0], weights[1], mean, variance, epsilon_, pixels(some.of(input)),
                          pixels(some.of(output)));
  });
}

template <class T, class Spec>
void BatchNormLayer<T, Spec>::backward_jointly(const Weights& weights, ConstBatch<T> input,
                                               ConstBatch<T> d_output, const Tape<T>& tape,
                                               Batch<T> d_input, ParameterSink<T> sink,
                                               Execution<T>& execution) const {
  const Index rows = input.rows(), channels = this->input_shape().channels;
  const T *mean = tape.values.row(0).data(), *variance = tape.values.row(1).data();
  T* d_bias = sum_parts(rows, 2 * channels, execution, [&](Rows some, T* sums) {
    batch_norm2d_sum_gradients<T>(mean, pixels(some.of(input)), pixels(some.of(d_output)), sums,
                                  sums + channels);
  });
  T* d_scale = d_bias + channels;
  for (Index channel = 0; channel < channels; ++channel) {
    d_scale[channel] /= std::sqrt(variance[channel] + epsilon_);
  }
  if (d_input.data()) {
    execution.for_each_part(parts_of_batch(rows), [&](Index part, ThreadMemory<T>&) {
      const Rows some = rows_of_part(rows, part);
      batch_norm2d_backward<T>(weights[0], mean, variance, epsilon_, d_scale, d_bias,
                               pixels(input).rows(), pixels(some.of(input)),
                               pixels(some.of(d_output)), pixels(some.of(d_input)));
    });
  }
  const auto size = static_cast<std::size_t>(channels);
  sink(0, 0, {d_scale, size});
  sink(1, 0, {d_bias, size});
}

template <class T, class Spec>
void BatchNormLayer<T, Spec>::update_statistics(const Gradients& weights,
                                                const Tape<T>& tape) const {
  const T moved = static_cast<T>(1 - momentum_);
  for (Index i = 0; i < this->input_shape().channels; ++i) {
    weights[2][i] += moved * (tape.values(0, i) - weights[2][i]);
    weights[3][i] += moved * (tape.values(1, i) - weights[3][i]);
  }
}

template class BatchNormLayer<float, BatchNorm1dSpec>;
template class BatchNormLayer<float, BatchNorm2dSpec>;
template class BatchNormLayer<double, BatchNorm1dSpec>;
template class BatchNormLayer<double, BatchNorm2dSpec>;

}  // namespace scrawl::nn
