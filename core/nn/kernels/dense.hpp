#pragma once

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// input [batch, in], kernel [in, out], bias [out] -> output = input * kernel + bias, [batch, out].
template <class T>
void dense_forward(const T* kernel, const T* bias, ConstBatch<T> input, Batch<T> output);

/// Adds to d_kernel and d_bias, overwrites d_input unless it is null-sized.
template <class T>
void dense_backward(const T* kernel, ConstBatch<T> input, ConstBatch<T> d_output, Batch<T> d_input,
                    T* d_kernel, T* d_bias);

}  // namespace scrawl::nn
