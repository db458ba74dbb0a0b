#pragma once

#include "core/nn/kernels/dropout.hpp"
#include "core/nn/layer.hpp"
#include "core/nn/layer_specs.hpp"

namespace scrawl::nn {

/// The tape holds the factor of each value: 0 or 1 / (1 - rate).
template <class T>
class DropoutLayer final : public Layer<T> {
 public:
  using typename Layer<T>::Weights, typename Layer<T>::Gradients;

  DropoutLayer(const DropoutSpec& spec, Shape input) : Layer<T>(input), rate_(spec.rate) {}

  std::string_view type() const override { return DropoutSpec::type; }

  typename Layer<T>::Reads backward_reads() const override { return {false, false}; }
  void infer(const Weights&, ConstBatch<T> input, Batch<T> output, Scratch<T>&) const override {
    output = input;
  }
  void forward(const Weights&, ConstBatch<T> input, Batch<T> output, Tape<T>& tape, Random& random,
               Scratch<T>&) const override {
    tape.values.resize(input.rows(), input.cols());
    dropout_forward<T>(rate_, input, output, view(tape.values), random);
  }
  void backward(const Weights&, ConstBatch<T>, ConstBatch<T>, ConstBatch<T> d_output,
                const Tape<T>& tape, Batch<T> d_input, const Gradients&,
                Scratch<T>&) const override {
    if (d_input.data()) dropout_backward<T>(view(tape.values), d_output, d_input);
  }

 private:
  double rate_;
};

}  // namespace scrawl::nn
