#pragma once

#include "core/nn/architecture.hpp"
#include "core/nn/kernels/dense.hpp"
#include "core/nn/layer.hpp"

namespace scrawl::nn {

template <class T>
class DenseLayer final : public Layer<T> {
 public:
  using typename Layer<T>::Weights, typename Layer<T>::Gradients;

  DenseLayer(const DenseSpec& spec, Shape input) : Layer<T>(input), units_(spec.units) {}

  Shape output_shape() const override { return {1, 1, units_}; }
  std::string_view type() const override { return "dense"; }
  std::vector<ParameterSpec> parameters() const override {
    const Index in = this->input_shape().size();
    return {{"kernel", {in, units_}, Role::kernel, in, units_}, {"bias", {units_}, Role::bias}};
  }
  Index multiply_adds() const override { return this->input_shape().size() * units_; }

  void infer(const Weights& weights, ConstBatch<T> input, Batch<T> output,
             Scratch<T>&) const override {
    dense_forward<T>(weights[0], weights[1], input, output);
  }
  void backward(const Weights& weights, ConstBatch<T> input, ConstBatch<T>, ConstBatch<T> d_output,
                const Tape<T>&, Batch<T> d_input, const Gradients& d_weights,
                Scratch<T>&) const override {
    dense_backward<T>(weights[0], input, d_output, d_input, d_weights[0], d_weights[1]);
  }

 private:
  Index units_;
};

}  // namespace scrawl::nn
