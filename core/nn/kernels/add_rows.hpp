#pragma once

#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// sums[column] += the sum of the column over all rows. The order of the additions does not depend
/// on the alignment of `sums`. With Eigen's `colwise().sum()` it does, so the last bits of a
/// training would depend on the heap.
template <class T>
void add_rows(ConstBatch<T> values, T* sums) {
  constexpr Index rows_at_once = 4;  // `total` is loaded and stored once for several rows
  Eigen::Map<Vector<T>> total(sums, values.cols());
  Index row = 0;
  for (; row + rows_at_once <= values.rows(); row += rows_at_once) {
    total += (values.row(row) + values.row(row + 1)) + (values.row(row + 2) + values.row(row + 3));
  }
  for (; row < values.rows(); ++row) total += values.row(row);
}

}  // namespace scrawl::nn
