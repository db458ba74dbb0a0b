#pragma once

#include "core/nn/kernels/relu.hpp"
#include "core/nn/layer.hpp"
#include "core/nn/layer_specs.hpp"

namespace scrawl::nn {

template <class T>
class LeakyReluLayer final : public Layer<T> {
 public:
  using typename Layer<T>::Weights, typename Layer<T>::Gradients;

  LeakyReluLayer(const LeakyReluSpec& spec, Shape input)
      : Layer<T>(input), slope_(static_cast<T>(spec.slope)) {}

  std::string_view type() const override { return LeakyReluSpec::type; }

  typename Layer<T>::Reads backward_reads() const override { return {false, true}; }
  void infer(const Weights&, ConstBatch<T> input, Batch<T> output, Scratch<T>&) const override {
    leaky_relu_forward<T>(slope_, input, output);
  }
  void backward(const Weights&, ConstBatch<T>, ConstBatch<T> output, ConstBatch<T> d_output,
                const Tape<T>&, Batch<T> d_input, const Gradients&, Scratch<T>&) const override {
    if (d_input.data()) leaky_relu_backward<T>(slope_, output, d_output, d_input);
  }

 private:
  T slope_;
};

}  // namespace scrawl::nn
