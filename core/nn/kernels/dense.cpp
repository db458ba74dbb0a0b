#include "core/nn/kernels/dense.hpp"

#include "core/nn/kernels/add_rows.hpp"

namespace scrawl::nn {

template <class T>
void dense_forward(const T* kernel, const T* bias, ConstBatch<T> input, Batch<T> output) {
  output.rowwise() = Eigen::Map<const Vector<T>>(bias, output.cols());
  const ConstBatch<T> weights(kernel, input.cols(), output.cols());
  if (input.rows() == 1) {
    // Known to be vectors, they are not packed for a product of matrices.
    Eigen::Map<Vector<T>>(output.data(), output.cols()).noalias() +=
        Eigen::Map<const Vector<T>>(input.data(), input.cols()) * weights;
  } else {
    output.noalias() += input * weights;
  }
}

template <class T>
void dense_backward(const T* kernel, ConstBatch<T> input, ConstBatch<T> d_output, Batch<T> d_input,
                    T* d_kernel, T* d_bias) {
  const Index in = input.cols(), out = d_output.cols();
  Batch<T>(d_kernel, in, out).noalias() += input.transpose() * d_output;
  add_rows(d_output, d_bias);
  if (d_input.data()) d_input.noalias() = d_output * ConstBatch<T>(kernel, in, out).transpose();
}

template void dense_forward<float>(const float*, const float*, ConstBatch<float>, Batch<float>);
template void dense_forward<double>(const double*, const double*, ConstBatch<double>,
                                    Batch<double>);
template void dense_backward<float>(const float*, ConstBatch<float>, ConstBatch<float>,
                                    Batch<float>, float*, float*);
template void dense_backward<double>(const double*, ConstBatch<double>, ConstBatch<double>,
                                     Batch<double>, double*, double*);

}  // namespace scrawl::nn
