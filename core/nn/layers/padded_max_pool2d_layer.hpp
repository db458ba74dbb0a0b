#pragma once

#include "core/nn/layer.hpp"
#include "core/nn/layers/max_pool2d_layer.hpp"

namespace scrawl::nn {

/// Max pooling with padding: of a copy of the image with -infinity around it.
template <class T>
class PaddedMaxPool2dLayer final : public Layer<T> {
 public:
  using typename Layer<T>::Weights, typename Layer<T>::Gradients;

  PaddedMaxPool2dLayer(const MaxPool2dSpec& spec, Shape input);

  Shape output_shape() const override { return geometry_.output; }
  std::string_view type() const override { return MaxPool2dSpec::type; }

  void infer(const Weights& weights, ConstBatch<T> input, Batch<T> output,
             Scratch<T>& scratch) const override;
  void backward(const Weights& weights, ConstBatch<T> input, ConstBatch<T> output,
                ConstBatch<T> d_output, const Tape<T>& tape, Batch<T> d_input,
                const Gradients& d_weights, Scratch<T>& scratch) const override;

 private:
  /// Copies one sample into the middle of its padded image.
  void pad(const T* sample, T* padded) const;

  MaxPool2dGeometry geometry_;  ///< of the padded image
  Index pad_top_, pad_left_;
};

}  // namespace scrawl::nn
