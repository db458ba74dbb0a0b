#pragma once

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// Batch normalisation (Ioffe and Szegedy 2015) over batch, height and width: every argument is
/// [pixels, channels], every parameter and statistic [channels].

/// output = (input - mean) / sqrt(variance + epsilon) * scale + bias.
template <class T>
void batch_norm2d_infer(const T* scale, const T* bias, const T* mean, const T* variance, T epsilon,
                        ConstBatch<T> pixels, Batch<T> output);

/// Likewise with the mean and (biased) variance of the pixels at hand, which it writes.
template <class T>
void batch_norm2d_forward(const T* scale, const T* bias, T epsilon, ConstBatch<T> pixels,
                          Batch<T> output, T* mean, T* variance);

/// Adds to d_scale and d_bias and overwrites d_pixels unless it is null-sized. `mean` and
/// `variance` are those that the forward pass wrote; the gradient flows through them too.
template <class T>
void batch_norm2d_backward(const T* scale, const T* mean, const T* variance, T epsilon,
                           ConstBatch<T> pixels, ConstBatch<T> d_output, Batch<T> d_pixels,
                           T* d_scale, T* d_bias);

}  // namespace scrawl::nn
