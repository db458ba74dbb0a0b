#include "core/nn/kernels/global_average_pool.hpp"

#include "core/nn/kernels/add_rows.hpp"

namespace scrawl::nn {

template <class T>
void global_average_pool_forward(ConstBatch<T> input, Batch<T> output) {
  const Index channels = output.cols(), pixels = input.cols() / channels;
  for (Index i = 0; i < input.rows(); ++i) {
    output.row(i).setZero();
    add_rows<T>({input.row(i).data(), pixels, channels}, output.row(i).data());
    output.row(i) /= static_cast<T>(pixels);
  }
}

template <class T>
void global_average_pool_backward(ConstBatch<T> d_output, Batch<T> d_input) {
  const Index channels = d_output.cols(), pixels = d_input.cols() / channels;
  for (Index i = 0; i < d_output.rows(); ++i) {
    Batch<T>(d_input.row(i).data(), pixels, channels).rowwise() =
        d_output.row(i) / static_cast<T>(pixels);
  }
}

template void global_average_pool_forward<float>(ConstBatch<float>, Batch<float>);
template void global_average_pool_forward<double>(ConstBatch<double>, Batch<double>);
template void global_average_pool_backward<float>(ConstBatch<float>, Batch<float>);
template void global_average_pool_backward<double>(ConstBatch<double>, Batch<double>);

}  // namespace scrawl::nn
