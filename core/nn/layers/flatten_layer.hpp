#pragma once

#include "core/nn/layer.hpp"
#include "core/nn/layer_specs.hpp"

namespace scrawl::nn {

/// An image's values as one vector. They lie in the right order already, so there is nothing to do.
template <class T>
class FlattenLayer final : public Layer<T> {
 public:
  using typename Layer<T>::Weights, typename Layer<T>::Gradients;
  using Layer<T>::Layer;

  Shape output_shape() const override { return {1, 1, this->input_shape().size()}; }
  std::string_view type() const override { return FlattenSpec::type; }
  bool renames_only() const override { return true; }

  void infer(const Weights&, ConstBatch<T> input, Batch<T> output, Scratch<T>&) const override {
    output = input;
  }
  void backward(const Weights&, ConstBatch<T>, ConstBatch<T>, ConstBatch<T> d_output,
                const Tape<T>&, Batch<T> d_input, const Gradients&, Scratch<T>&) const override {
    if (d_input.data()) d_input = d_output;
  }
};

}  // namespace scrawl::nn
