#include "core/nn/kernels/dense.hpp"

#include <algorithm>

#include "core/nn/kernels/product_block.hpp"

namespace scrawl::nn {
namespace {

/// Copies [rows, columns] and pads each row with zeros to whole packets.
template <class T>
void pad_rows(const T* values, Index rows, Index columns, T* padded) {
  const Index stride = whole_packets<T>(columns);
  for (Index row = 0; row < rows; ++row, values += columns, padded += stride) {
    std::copy_n(values, columns, padded);
    std::fill(padded + columns, padded + stride, T(0));
  }
}

}  // namespace

template <class T>
void dense_forward(const T* kernel, const T* bias, ConstBatch<T> input, Batch<T> output) {
  output.rowwise() = Eigen::Map<const Vector<T>>(bias, output.cols());
  const ConstBatch<T> weights(kernel, input.cols(), output.cols());
  if (input.rows() == 1) {
    // Typed as vectors, so that Eigen does not pack them for a product of matrices.
    Eigen::Map<Vector<T>>(output.data(), output.cols()).noalias() +=
        Eigen::Map<const Vector<T>>(input.data(), input.cols()) * weights;
  } else {
    output.noalias() += input * weights;
  }
}

template <class T>
void dense_forward_part(const T* kernel, ConstBatch<T> input, Index first, Index count, T* sums,
                        Index out, Scratch<T>& scratch) {
  constexpr Index depth = 120;  // rows of a block of columns that stay in the first-level cache
  std::fill_n(sums, input.rows() * out, T(0));
  const Index stride = whole_packets<T>(out);
  const T* rows = kernel + first * out;
  if (stride != out) {
    T* padded = scratch.take(count * stride);
    pad_rows(rows, count, out, padded);
    rows = padded;
  }
  for (Index i = 0; i < count; i += depth) {
    add_product<T>({input.data() + first + i, input.cols(), 1}, input.rows(),
                   {rows + i * stride, stride}, out, std::min(depth, count - i), sums, out);
  }
}

template <class T>
Index DenseBackward<T>::size(Index batch, Index out) {
  return batch * whole_packets<T>(out) + out * whole_packets<T>(batch);
}

template <class T>
DenseBackward<T>::DenseBackward(ConstBatch<T> d_output, T* memory)
    : by_sample(memory),
      by_output(memory + d_output.rows() * whole_packets<T>(d_output.cols())),
      batch(d_output.rows()),
      out(d_output.cols()) {
  pad_rows(d_output.data(), batch, out, memory);
  T* transposed = memory + (by_output - by_sample);
  const Index stride = whole_packets<T>(batch);
  for (Index column = 0; column < out; ++column, transposed += stride) {
    for (Index row = 0; row < batch; ++row) transposed[row] = d_output(row, column);
    std::fill(transposed + batch, transposed + stride, T(0));
  }
}

template <class T>
std::span<const T> dense_backward_part(const DenseBackward<T>& d_output, const T* kernel,
                                       ConstBatch<T> input, Index first, Index count,
                                       Batch<T> d_input, Scratch<T>& scratch) {
  const Index batch = d_output.batch, out = d_output.out, stride = whole_packets<T>(batch);
  const Index kernel_size = whole_packets<T>(count * out);
  T* d_kernel = scratch.take(kernel_size + count * stride);
  std::fill_n(d_kernel, count * out, T(0));
  add_product<T>({input.data() + first, 1, input.cols()}, count,
                 {d_output.by_sample, whole_packets<T>(out)}, out, batch, d_kernel, out);
  if (d_input.data()) {
    T* by_input = d_kernel + kernel_size;
    std::fill_n(by_input, count * stride, T(0));
    add_product<T>({kernel + first * out, out, 1}, count, {d_output.by_output, stride}, stride, out,
                   by_input, stride);
    d_input.middleCols(first, count) =
        ConstBatch<T>(by_input, count, stride).leftCols(batch).transpose();
  }
  return {d_kernel, static_cast<std::size_t>(count * out)};
}

template void dense_forward<float>(const float*, const float*, ConstBatch<float>, Batch<float>);
template void dense_forward<double>(const double*, const double*, ConstBatch<double>,
                                    Batch<double>);
template void dense_forward_part<float>(const float*, ConstBatch<float>, Index, Index, float*,
                                        Index, Scratch<float>&);
template void dense_forward_part<double>(const double*, ConstBatch<double>, Index, Index, double*,
                                         Index, Scratch<double>&);
template struct DenseBackward<float>;
template struct DenseBackward<double>;
template std::span<const float> dense_backward_part<float>(const DenseBackward<float>&,
                                                           const float*, ConstBatch<float>, Index,
                                                           Index, Batch<float>, Scratch<float>&);
template std::span<const double> dense_backward_part<double>(const DenseBackward<double>&,
                                                             const double*, ConstBatch<double>,
                                                             Index, Index, Batch<double>,
                                                             Scratch<double>&);

}  // namespace scrawl::nn
