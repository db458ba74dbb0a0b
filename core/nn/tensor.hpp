#pragma once

#include <Eigen/Core>

namespace scrawl::nn {

using Index = Eigen::Index;

/// Height, width and channels of one sample's activation. A flat vector of n values is {1, 1, n}.
struct Shape {
  Index height = 1;
  Index width = 1;
  Index channels = 1;

  Index size() const { return height * width * channels; }
  bool flat() const { return height == 1 && width == 1; }
  bool operator==(const Shape&) const = default;
};

/// A batch of activations, in the project's only layout: one row for each sample, and within the
/// row height, then width, then channels, the channel running fastest ("NHWC", as in Keras).
/// Flattening therefore moves no value.
template <class T>
using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
template <class T>
using Vector = Eigen::Matrix<T, 1, Eigen::Dynamic, Eigen::RowMajor>;

/// Contiguous views of a batch (or of some rows of one). They own nothing.
template <class T>
using ConstBatch = Eigen::Map<const Matrix<T>>;
template <class T>
using Batch = Eigen::Map<Matrix<T>>;

template <class T>
ConstBatch<T> view(const Matrix<T>& matrix) {
  return {matrix.data(), matrix.rows(), matrix.cols()};
}
template <class T>
Batch<T> view(Matrix<T>& matrix) {
  return {matrix.data(), matrix.rows(), matrix.cols()};
}

/// Memory for intermediate results that are not read after the call that wrote them. Owned by the
/// caller; grows to the largest request and never shrinks, so that a training step allocates
/// nothing.
template <class T>
class Scratch {
 public:
  /// `count` uninitialised values, valid until the next call; aligned for packet access.
  T* take(Index count) {
    if (buffer_.size() < count) buffer_.resize(count);
    return buffer_.data();
  }

 private:
  Vector<T> buffer_;
};

}  // namespace scrawl::nn
