#pragma once

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// Batch normalisation (Ioffe and Szegedy 2015) over batch, height and width: every batch is
/// [pixels, channels], every parameter, statistic and sum [channels]. All may be called for parts
/// of a batch: they overwrite sums, and the caller adds up those of the parts.

/// output = (input - mean) / sqrt(variance + epsilon) * scale + bias.
template <class T>
void batch_norm2d_infer(const T* scale, const T* bias, const T* mean, const T* variance, T epsilon,
                        ConstBatch<T> pixels, Batch<T> output);

/// sums = the sum of pixel over all pixels.
template <class T>
void batch_norm2d_sum(ConstBatch<T> pixels, T* sums);

/// sums = the sum of (pixel - mean)^2 over all pixels.
template <class T>
void batch_norm2d_sum_squares(const T* mean, ConstBatch<T> pixels, T* sums);

/// sums = the sum of d_output; products = the sum of d_output * (pixel - mean).
template <class T>
void batch_norm2d_sum_gradients(const T* mean, ConstBatch<T> pixels, ConstBatch<T> d_output,
                                T* sums, T* products);

/// Overwrites d_pixels, with the gradient through the batch's mean and variance included. `count`
/// is the number of pixels in the whole batch; d_scale and d_bias are those of the whole batch.
template <class T>
void batch_norm2d_backward(const T* scale, const T* mean, const T* variance, T epsilon,
                           const T* d_scale, const T* d_bias, Index count, ConstBatch<T> pixels,
                           ConstBatch<T> d_output, Batch<T> d_pixels);

}  // namespace scrawl::nn
