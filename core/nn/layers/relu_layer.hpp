#pragma once

#include "core/nn/kernels/relu.hpp"
#include "core/nn/layer.hpp"
#include "core/nn/layer_specs.hpp"

namespace scrawl::nn {

template <class T>
class ReluLayer final : public Layer<T> {
 public:
  using typename Layer<T>::Weights, typename Layer<T>::Gradients;
  using Layer<T>::Layer;

  std::string_view type() const override { return ReluSpec::type; }

  typename Layer<T>::Reads backward_reads() const override { return {false, true}; }
  void infer(const Weights&, ConstBatch<T> input, Batch<T> output, Scratch<T>&) const override {
    relu_forward<T>(input, output);
  }
  void backward(const Weights&, ConstBatch<T>, ConstBatch<T> output, ConstBatch<T> d_output,
                const Tape<T>&, Batch<T> d_input, const Gradients&, Scratch<T>&) const override {
    if (d_input.data()) relu_backward<T>(output, d_output, d_input);
  }
};

}  // namespace scrawl::nn
