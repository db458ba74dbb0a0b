#pragma once

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// input [batch, in], kernel [in, out], bias [out] -> output = input * kernel + bias, [batch, out].
/// Sample by sample, each of which costs the reading of the kernel.
template <class T>
void dense_forward_each(const T* kernel, const T* bias, ConstBatch<T> input, Batch<T> output);

/// The same as a product of matrices, which reads the kernel once for several samples.
template <class T>
void dense_forward(const T* kernel, const T* bias, ConstBatch<T> input, Batch<T> output);

/// Adds to d_kernel and d_bias, overwrites d_input unless it is null-sized.
template <class T>
void dense_backward(const T* kernel, ConstBatch<T> input, ConstBatch<T> d_output, Batch<T> d_input,
                    T* d_kernel, T* d_bias);

}  // namespace scrawl::nn
