#pragma once

#include "core/nn/kernels/activation.hpp"
#include "core/nn/layer.hpp"
#include "core/nn/layer_specs.hpp"

namespace scrawl::nn {

/// Any of the smooth activations in kernels/activation.hpp.
template <class T, class Spec>
class ActivationLayer final : public Layer<T> {
 public:
  using typename Layer<T>::Weights, typename Layer<T>::Gradients;
  using Function = Activation<T, Spec>;

  ActivationLayer(const Spec& spec, Shape input) : Layer<T>(input), spec_(spec) {}

  std::string_view type() const override { return Spec::type; }

  typename Layer<T>::Reads backward_reads() const override {
    return {Function::reads_input, !Function::reads_input};
  }
  void infer(const Weights&, ConstBatch<T> input, Batch<T> output, Scratch<T>&) const override {
    Function::forward(spec_, input, output);
  }
  void backward(const Weights&, ConstBatch<T> input, ConstBatch<T> output, ConstBatch<T> d_output,
                const Tape<T>&, Batch<T> d_input, const Gradients&, Scratch<T>&) const override {
    if (!d_input.data()) return;
    Function::backward(spec_, Function::reads_input ? input : output, d_output, d_input);
  }

 private:
  Spec spec_;
};

}  // namespace scrawl::nn
