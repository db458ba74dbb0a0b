#pragma once

#include <cmath>

#include "core/nn/architecture.hpp"
#include "core/nn/kernels/batch_norm2d.hpp"
#include "core/nn/layer.hpp"

namespace scrawl::nn {

/// The tape holds the batch's mean (row 0) and variance (row 1).
template <class T>
class BatchNorm2dLayer final : public Layer<T> {
 public:
  using typename Layer<T>::Weights, typename Layer<T>::Gradients;

  BatchNorm2dLayer(const BatchNorm2dSpec& spec, Shape input)
      : Layer<T>(input), momentum_(spec.momentum), epsilon_(static_cast<T>(spec.epsilon)) {}

  std::string_view type() const override { return "batch_norm2d"; }
  std::vector<ParameterSpec> parameters() const override {
    const Index channels = this->input_shape().channels;
    return {{"scale", {channels}, Role::scale},
            {"bias", {channels}, Role::bias},
            {"mean", {channels}, Role::mean},
            {"variance", {channels}, Role::variance}};
  }

  void infer(const Weights& weights, ConstBatch<T> input, Batch<T> output,
             Scratch<T>&) const override {
    const auto [scale, bias, mean, variance] = weights;
    batch_norm2d_infer<T>(scale, bias, mean, variance, epsilon_, pixels(input), pixels(output));
  }
  void forward(const Weights& weights, ConstBatch<T> input, Batch<T> output, Tape<T>& tape, Random&,
               Scratch<T>&) const override {
    tape.values.resize(2, this->input_shape().channels);
    batch_norm2d_forward<T>(weights[0], weights[1], epsilon_, pixels(input), pixels(output),
                            tape.values.row(0).data(), tape.values.row(1).data());
  }
  void backward(const Weights& weights, ConstBatch<T> input, ConstBatch<T>, ConstBatch<T> d_output,
                const Tape<T>& tape, Batch<T> d_input, const Gradients& d_weights,
                Scratch<T>&) const override {
    batch_norm2d_backward<T>(weights[0], tape.values.row(0).data(), tape.values.row(1).data(),
                             epsilon_, pixels(input), pixels(d_output), pixels(d_input),
                             d_weights[0], d_weights[1]);
  }
  void update_statistics(const Gradients& weights, const Tape<T>& tape,
                         double share) const override {
    const T kept = static_cast<T>(std::pow(momentum_, share));
    for (Index i = 0; i < this->input_shape().channels; ++i) {
      weights[2][i] += (1 - kept) * (tape.values(0, i) - weights[2][i]);
      weights[3][i] += (1 - kept) * (tape.values(1, i) - weights[3][i]);
    }
  }

 private:
  template <class View>
  View pixels(View batch) const {
    const Index channels = this->input_shape().channels;
    return {batch.data(), batch.size() / channels, channels};
  }

  double momentum_;
  T epsilon_;
};

}  // namespace scrawl::nn
