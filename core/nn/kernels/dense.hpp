#pragma once

#include <span>

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// input [batch, in], kernel [in, out], bias [out] -> output = input * kernel + bias, [batch, out].
template <class T>
void dense_forward(const T* kernel, const T* bias, ConstBatch<T> input, Batch<T> output);

/// In training the inputs, and with them the rows of the kernel, are cut into parts, so that one
/// thread reads them, and once. What the inputs first ... first + count - 1 add to the output:
/// overwrites sums [batch, out].
template <class T>
void dense_forward_part(const T* kernel, ConstBatch<T> input, Index first, Index count, T* sums,
                        Index out, Scratch<T>& scratch);

/// d_output in the two orders in which the gradients read it.
template <class T>
struct DenseBackward {
  const T* by_sample;  ///< [batch, whole_packets(out)], zeros behind
  const T* by_output;  ///< [out, whole_packets(batch)], zeros behind
  Index batch, out;

  /// How much memory it takes.
  static Index size(Index batch, Index out);
  /// `memory` holds size(...) values and lives as long as this.
  DenseBackward(ConstBatch<T> d_output, T* memory);
};

/// For the inputs first ... first + count - 1: returns d_kernel [count, out] = input^T * d_output,
/// which lies in `scratch`, and, unless it is null-sized, overwrites their columns of d_input =
/// d_output * kernel^T.
template <class T>
std::span<const T> dense_backward_part(const DenseBackward<T>& d_output, const T* kernel,
                                       ConstBatch<T> input, Index first, Index count,
                                       Batch<T> d_input, Scratch<T>& scratch);

}  // namespace scrawl::nn
