#pragma once

#include <vector>

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// A dilated kernel: `height` x `width` taps of `values` weights each, `row_step` and `column_step`
/// pixels apart. Widened, it is a plain kernel with zeros in between, of (height - 1) * row_step +
/// 1 by (width - 1) * column_step + 1 taps, so that every convolution can do it.
struct Dilation {
  Index height, width, row_step, column_step, values;

  Index widened_size() const {
    return ((height - 1) * row_step + 1) * ((width - 1) * column_step + 1) * values;
  }
  /// Where a tap's weights begin in the widened kernel.
  Index widened_offset(Index row, Index column) const {
    return (row * row_step * ((width - 1) * column_step + 1) + column * column_step) * values;
  }
};

template <class T>
std::vector<T> widened(const Dilation& dilation, const T* kernel);

/// Adds the taps' gradients, of those of the widened kernel, to `d_kernel`.
template <class T>
void add_narrowed(const Dilation& dilation, const std::vector<T>& d_widened, T* d_kernel);

}  // namespace scrawl::nn
