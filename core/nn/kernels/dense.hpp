#pragma once

#include <span>

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// input [batch, in], kernel [in, out], bias [out] -> output = input * kernel + bias, [batch, out].
template <class T>
void dense_forward(const T* kernel, const T* bias, ConstBatch<T> input, Batch<T> output);

/// In training the inputs, and with them the rows of the kernel, are split into parts, so that each
/// row is read once and by one thread. Overwrites sums [batch, out] with the contribution of the
/// inputs [first, first + count) to the output.
template <class T>
void dense_forward_part(const T* kernel, ConstBatch<T> input, Index first, Index count, T* sums,
                        Index out, Scratch<T>& scratch);

/// d_output in the two layouts in which the gradients read it. Views memory of the caller.
template <class T>
struct DenseBackward {
  const T* by_sample;  ///< [batch, whole_packets(out)], padded with zeros
  const T* by_output;  ///< [out, whole_packets(batch)], padded with zeros
  Index batch, out;

  /// The number of values that it needs as memory.
  static Index size(Index batch, Index out);
  /// `memory` holds size(...) values and lives as long as this.
  DenseBackward(ConstBatch<T> d_output, T* memory);
};

/// For the inputs [first, first + count): returns d_kernel [count, out] = input^T * d_output, a
/// view of `scratch`, and overwrites their columns of d_input = d_output * kernel^T, unless d_input
/// is null-sized.
template <class T>
std::span<const T> dense_backward_part(const DenseBackward<T>& d_output, const T* kernel,
                                       ConstBatch<T> input, Index first, Index count,
                                       Batch<T> d_input, Scratch<T>& scratch);

}  // namespace scrawl::nn
