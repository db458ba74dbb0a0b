#include "core/nn/kernels/dense.hpp"

#include <algorithm>
#include <array>

namespace scrawl::nn {
namespace {

/// One sample at a time costs the reading of the kernel, so the rows that would be multiplied by
/// zero (half of them, after a ReLU) are left alone, and the others taken four at once.
template <class T>
void add_nonzero_rows(const T* kernel, const T* input, Index in, T* output, Index out) {
  constexpr std::size_t at_once = 4;
  std::array<const T*, at_once> rows;
  std::array<T, at_once> factors;
  std::size_t found = 0;
  const auto add = [&] {
    const auto [a, b, c, d] = factors;
    const T* __restrict ra = rows[0], * __restrict rb = rows[1];
    const T* __restrict rc = rows[2], * __restrict rd = rows[3];
    T* __restrict sums = output;
    for (Index i = 0; i < out; ++i) sums[i] += (a * ra[i] + b * rb[i]) + (c * rc[i] + d * rd[i]);
    found = 0;
  };
  for (Index i = 0; i < in; ++i) {
    if (input[i] == T(0)) continue;
    rows[found] = kernel + i * out;
    factors[found] = input[i];
    if (++found == at_once) add();
  }
  if (found == 0) return;
  for (; found < at_once; ++found) {
    rows[found] = kernel;
    factors[found] = T(0);
  }
  add();
}

}  // namespace

template <class T>
void dense_forward_each(const T* kernel, const T* bias, ConstBatch<T> input, Batch<T> output) {
  const Index in = input.cols(), out = output.cols();
  for (Index row = 0; row < input.rows(); ++row) {
    T* sums = output.data() + row * out;
    std::copy_n(bias, out, sums);
    add_nonzero_rows(kernel, input.data() + row * in, in, sums, out);
  }
}

template <class T>
void dense_forward(const T* kernel, const T* bias, ConstBatch<T> input, Batch<T> output) {
  output.rowwise() = Eigen::Map<const Vector<T>>(bias, output.cols());
  output.noalias() += input * ConstBatch<T>(kernel, input.cols(), output.cols());
}

template <class T>
void dense_backward(const T* kernel, ConstBatch<T> input, ConstBatch<T> d_output, Batch<T> d_input,
                    T* d_kernel, T* d_bias) {
  const Index in = input.cols(), out = d_output.cols();
  Batch<T>(d_kernel, in, out).noalias() += input.transpose() * d_output;
  Eigen::Map<Vector<T>>(d_bias, out).noalias() += d_output.colwise().sum();
  if (d_input.data()) d_input.noalias() = d_output * ConstBatch<T>(kernel, in, out).transpose();
}

template void dense_forward_each<float>(const float*, const float*, ConstBatch<float>,
                                        Batch<float>);
template void dense_forward_each<double>(const double*, const double*, ConstBatch<double>,
                                         Batch<double>);
template void dense_forward<float>(const float*, const float*, ConstBatch<float>, Batch<float>);
template void dense_forward<double>(const double*, const double*, ConstBatch<double>,
                                    Batch<double>);
template void dense_backward<float>(const float*, ConstBatch<float>, ConstBatch<float>,
                                    Batch<float>, float*, float*);
template void dense_backward<double>(const double*, ConstBatch<double>, ConstBatch<double>,
                                     Batch<double>, double*, double*);

}  // namespace scrawl::nn
