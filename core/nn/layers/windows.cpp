#include "core/nn/layers/windows.hpp"

#include <algorithm>

namespace scrawl::nn {

WindowAxis windows_along(Index input, Index size, Index stride, Padding padding, Index before,
                         Index after) {
  if (padding == Padding::same) {
    // Where that needs an odd number of places, the extra one comes after, as in TensorFlow.
    const Index count = (input + stride - 1) / stride;
    return {count, size, stride, std::max<Index>((count - 1) * stride + size - input, 0) / 2};
  }
  const Index padded = input + before + after;  // both are 0 unless the padding is in numbers
  return {padded < size ? 0 : (padded - size) / stride + 1, size, stride, before};
}

}  // namespace scrawl::nn
