#include "core/nn/layers/padded_max_pool2d_layer.hpp"

#include <algorithm>
#include <limits>

namespace scrawl::nn {
namespace {

/// Calls `work(offset in the image, offset in the padded one, count)` for each row of an image.
/// What no window reaches is not in the padded image.
template <class Work>
void for_each_row(Shape image, Shape padded, Index pad_top, Index pad_left, Work work) {
  const Index rows = std::min(image.height, padded.height - pad_top);
  const Index count = std::min(image.width, padded.width - pad_left) * image.channels;
  for (Index row = 0; row < rows; ++row) {
    work(row * image.width * image.channels,
         ((row + pad_top) * padded.width + pad_left) * image.channels, count);
  }
}

}  // namespace

template <class T>
PaddedMaxPool2dLayer<T>::PaddedMaxPool2dLayer(const MaxPool2dSpec& spec, Shape input)
    : Layer<T>(input), geometry_(max_pool2d_geometry(spec, input)) {
  const auto [rows, columns] = windows_of(spec, input);
  pad_top_ = rows.pad;
  pad_left_ = columns.pad;
  geometry_.input.height = rows.reach();
  geometry_.input.width = columns.reach();
}

template <class T>
void PaddedMaxPool2dLayer<T>::pad(const T* sample, T* padded) const {
  std::fill_n(padded, geometry_.input.size(), -std::numeric_limits<T>::infinity());
  for_each_row(
      this->input_shape(), geometry_.input, pad_top_, pad_left_,
      [&](Index from, Index to, Index count) { std::copy_n(sample + from, count, padded + to); });
}

template <class T>
void PaddedMaxPool2dLayer<T>::infer(const Weights&, ConstBatch<T> input, Batch<T> output,
                                    Scratch<T>& scratch) const {
  const Index size = geometry_.input.size();
  T* padded = scratch.take(size);
  for (Index row = 0; row < input.rows(); ++row) {
    pad(input.row(row).data(), padded);
    max_pool2d_forward<T>(geometry_, {padded, 1, size},
                          {output.row(row).data(), 1, geometry_.output.size()});
  }
}

template <class T>
void PaddedMaxPool2dLayer<T>::backward(const Weights&, ConstBatch<T> input, ConstBatch<T> output,
                                       ConstBatch<T> d_output, const Tape<T>&, Batch<T> d_input,
                                       const Gradients&, Scratch<T>& scratch) const {
  if (!d_input.data()) return;
  const Index size = geometry_.input.size(), out = geometry_.output.size();
  T *padded = scratch.take(2 * size), *d_padded = padded + size;
  d_input.setZero();
  for (Index row = 0; row < input.rows(); ++row) {
    pad(input.row(row).data(), padded);
    max_pool2d_backward<T>(geometry_, {padded, 1, size}, {output.row(row).data(), 1, out},
                           {d_output.row(row).data(), 1, out}, {d_padded, 1, size});
    T* d_sample = d_input.row(row).data();
    for_each_row(this->input_shape(), geometry_.input, pad_top_, pad_left_,
                 [&](Index to, Index from, Index count) {
                   std::copy_n(d_padded + from, count, d_sample + to);
                 });
  }
}

template class PaddedMaxPool2dLayer<float>;
template class PaddedMaxPool2dLayer<double>;

}  // namespace scrawl::nn
