#pragma once

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// sums[column] += the column's sum over all rows, in one order wherever `sums` lies in memory.
/// Eigen's `colwise().sum()` takes another one for what is not aligned, so that the last bits of a
/// training would depend on the heap.
template <class T>
void add_rows(ConstBatch<T> values, T* sums) {
  constexpr Index at_once = 4;  // fewer turns through memory
  Eigen::Map<Vector<T>> total(sums, values.cols());
  Index row = 0;
  for (; row + at_once <= values.rows(); row += at_once) {
    total += (values.row(row) + values.row(row + 1)) + (values.row(row + 2) + values.row(row + 3));
  }
  for (; row < values.rows(); ++row) total += values.row(row);
}

}  // namespace scrawl::nn
