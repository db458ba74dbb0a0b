#pragma once

#include "core/nn/joint_layer.hpp"
#include "core/nn/layer_specs.hpp"

namespace scrawl::nn {

/// Batch norm of images or of vectors, which are images of one pixel. A joint layer, because its
/// statistics are those of the whole batch. The tape holds the batch's mean (row 0) and variance
/// (row 1).
template <class T, class Spec>
class BatchNormLayer final : public JointLayer<T> {
 public:
  using typename Layer<T>::Weights, typename Layer<T>::Gradients;

  BatchNormLayer(const Spec& spec, Shape input)
      : JointLayer<T>(input), momentum_(spec.momentum), epsilon_(static_cast<T>(spec.epsilon)) {}

  std::string_view type() const override { return Spec::type; }
  std::vector<ParameterSpec> parameters() const override {
    const Index channels = this->input_shape().channels;
    return {{"scale", {channels}, Role::scale},
            {"bias", {channels}, Role::bias},
            {"mean", {channels}, Role::mean},
            {"variance", {channels}, Role::variance}};
  }

  void infer(const Weights& weights, ConstBatch<T> input, Batch<T> output,
             Scratch<T>& scratch) const override;
  void forward_jointly(const Weights& weights, ConstBatch<T> input, Batch<T> output, Tape<T>& tape,
                       Execution<T>& execution) const override;
  void backward_jointly(const Weights& weights, ConstBatch<T> input, ConstBatch<T> d_output,
                        const Tape<T>& tape, Batch<T> d_input, ParameterSink<T> sink,
                        Execution<T>& execution) const override;
  void update_statistics(const Gradients& weights, const Tape<T>& tape) const override;

 private:
  template <class View>
  View pixels(View batch) const {
    const Index channels = this->input_shape().channels;
    return {batch.data(), batch.size() / channels, channels};
  }
  /// Calls `sum(rows, sums)`, which writes `width` sums, for each part of the batch, and adds the
  /// parts' sums up in their order. The result lies in the execution's shared memory.
  template <class Sum>
  T* sum_parts(Index rows, Index width, Execution<T>& execution, Sum sum) const;

  double momentum_;
  T epsilon_;
};

template <class T>
using BatchNorm1dLayer = BatchNormLayer<T, BatchNorm1dSpec>;
template <class T>
using BatchNorm2dLayer = BatchNormLayer<T, BatchNorm2dSpec>;

}  // namespace scrawl::nn
