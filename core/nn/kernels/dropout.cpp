#include "core/nn/kernels/dropout.hpp"

namespace scrawl::nn {

template <class T>
void dropout_forward(double rate, ConstBatch<T> input, Batch<T> output, Batch<T> mask,
                     Random& random) {
  const T factor = static_cast<T>(1 / (1 - rate));
  for (Index i = 0; i < mask.size(); ++i) mask.data()[i] = random.uniform() < rate ? T(0) : factor;
  output = input.cwiseProduct(mask);
}

template <class T>
void dropout_backward(ConstBatch<T> mask, ConstBatch<T> d_output, Batch<T> d_input) {
  d_input = d_output.cwiseProduct(mask);
}

template void dropout_forward<float>(double, ConstBatch<float>, Batch<float>, Batch<float>,
                                     Random&);
template void dropout_forward<double>(double, ConstBatch<double>, Batch<double>, Batch<double>,
                                      Random&);
template void dropout_backward<float>(ConstBatch<float>, ConstBatch<float>, Batch<float>);
template void dropout_backward<double>(ConstBatch<double>, ConstBatch<double>, Batch<double>);

}  // namespace scrawl::nn
