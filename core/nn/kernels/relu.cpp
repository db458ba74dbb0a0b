#include "core/nn/kernels/relu.hpp"

namespace scrawl::nn {

template <class T>
void relu_forward(ConstBatch<T> input, Batch<T> output) {
  output = input.cwiseMax(T(0));
}

template <class T>
void relu_backward(ConstBatch<T> output, ConstBatch<T> d_output, Batch<T> d_input) {
  const T *out = output.data(), *d_out = d_output.data();
  T* d_in = d_input.data();
  for (Index i = 0; i < d_input.size(); ++i) {
    const T d = d_out[i];  // loaded unconditionally, so that the loop vectorises
    d_in[i] = out[i] > T(0) ? d : T(0);
  }
}

template <class T>
void leaky_relu_forward(T slope, ConstBatch<T> input, Batch<T> output) {
  output = input.cwiseMax(slope * input);
}

template <class T>
void leaky_relu_backward(T slope, ConstBatch<T> output, ConstBatch<T> d_output, Batch<T> d_input) {
  const T *out = output.data(), *d_out = d_output.data();
  T* d_in = d_input.data();
  for (Index i = 0; i < d_input.size(); ++i) d_in[i] = d_out[i] * (out[i] > T(0) ? T(1) : slope);
}

template void relu_forward<float>(ConstBatch<float>, Batch<float>);
template void relu_forward<double>(ConstBatch<double>, Batch<double>);
template void relu_backward<float>(ConstBatch<float>, ConstBatch<float>, Batch<float>);
template void relu_backward<double>(ConstBatch<double>, ConstBatch<double>, Batch<double>);
template void leaky_relu_forward<float>(float, ConstBatch<float>, Batch<float>);
template void leaky_relu_forward<double>(double, ConstBatch<double>, Batch<double>);
template void leaky_relu_backward<float>(float, ConstBatch<float>, ConstBatch<float>, Batch<float>);
template void leaky_relu_backward<double>(double, ConstBatch<double>, ConstBatch<double>,
                                          Batch<double>);

}  // namespace scrawl::nn
