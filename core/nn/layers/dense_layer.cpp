#include "core/nn/layers/dense_layer.hpp"

#include <algorithm>

#include "core/nn/kernels/add_rows.hpp"
#include "core/nn/kernels/dense.hpp"

namespace scrawl::nn {
namespace {

/// Inputs whose gradient is made at once, so that it is still in the first cache when the optimizer
/// takes it. A multiple of the rows of every block of sums.
constexpr Index inputs_in_block = 40;
/// A part is what one thread takes at least. Forward and backward cut alike, so that a thread finds
/// its rows of the kernel in its cache.
constexpr Index inputs_in_part = 6 * inputs_in_block;

Index parts_of(Index inputs) {
  return (inputs + inputs_in_part - 1) / inputs_in_part;
}

}  // namespace

template <class T>
void DenseLayer<T>::infer(const Weights& weights, ConstBatch<T> input, Batch<T> output,
                          Scratch<T>&) const {
  dense_forward<T>(weights[0], weights[1], input, output);
}

template <class T>
void DenseLayer<T>::forward_jointly(const Weights& weights, ConstBatch<T> input, Batch<T> output,
                                    Tape<T>&, Execution<T>& execution) const {
  const Index inputs = input.cols(), parts = parts_of(inputs), size = output.size();
  T* sums = execution.shared(parts * size);
  execution.for_each_part(parts, [&](Index part, ThreadMemory<T>& memory) {
    const Index first = part * inputs_in_part;
    dense_forward_part<T>(weights[0], input, first, std::min(inputs_in_part, inputs - first),
                          sums + part * size, units_, memory.scratch);
  });
  const Eigen::Map<const Vector<T>> bias(weights[1], units_);
  execution.for_each_part(parts_of_batch(output.rows()), [&](Index rows_part, ThreadMemory<T>&) {
    const Rows rows = rows_of_part(output.rows(), rows_part);
    Batch<T> some = rows.of(output);
    some.rowwise() = bias;
    for (Index part = 0; part < parts; ++part) {
      some += rows.of(ConstBatch<T>(sums + part * size, output.rows(), units_));
    }
  });
}

template <class T>
void DenseLayer<T>::backward_jointly(const Weights& weights, ConstBatch<T> input,
                                     ConstBatch<T> d_output, const Tape<T>&, Batch<T> d_input,
                                     ParameterSink<T> sink, Execution<T>& execution) const {
  const Index inputs = input.cols();
  T* d_bias = execution.shared(units_ + DenseBackward<T>::size(input.rows(), units_));
  std::fill_n(d_bias, units_, T(0));
  add_rows(d_output, d_bias);
  sink(1, 0, {d_bias, static_cast<std::size_t>(units_)});
  const DenseBackward<T> gradients(d_output, d_bias + units_);
  execution.for_each_part(parts_of(inputs), [&](Index part, ThreadMemory<T>& memory) {
    const Index begin = part * inputs_in_part, end = std::min(begin + inputs_in_part, inputs);
    for (Index first = begin; first < end; first += inputs_in_block) {
      const Index count = std::min(inputs_in_block, end - first);
      const std::span<const T> d_kernel = dense_backward_part<T>(
          gradients, weights[0], input, first, count, d_input, memory.scratch);
      sink(0, first * units_, d_kernel);
    }
  });
}

template class DenseLayer<float>;
template class DenseLayer<double>;

}  // namespace scrawl::nn
