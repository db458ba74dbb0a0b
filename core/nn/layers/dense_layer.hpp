#pragma once

#include "core/nn/joint_layer.hpp"
#include "core/nn/layer_specs.hpp"

namespace scrawl::nn {

/// A joint layer, because its kernel may be larger than the caches: a thread takes some of the
/// inputs, and reads and moves their rows of the kernel once in a step.
template <class T>
class DenseLayer final : public JointLayer<T> {
 public:
  using typename Layer<T>::Weights;

  DenseLayer(const DenseSpec& spec, Shape input) : JointLayer<T>(input), units_(spec.units) {}

  Shape output_shape() const override { return {1, 1, units_}; }
  std::string_view type() const override { return DenseSpec::type; }
  std::vector<ParameterSpec> parameters() const override {
    const Index in = this->input_shape().size();
    return {{"kernel", {in, units_}, Role::kernel, in, units_, units_},
            {"bias", {units_}, Role::bias}};
  }
  Index multiply_adds() const override { return this->input_shape().size() * units_; }

  void infer(const Weights& weights, ConstBatch<T> input, Batch<T> output,
             Scratch<T>& scratch) const override;
  void forward_jointly(const Weights& weights, ConstBatch<T> input, Batch<T> output, Tape<T>& tape,
                       Execution<T>& execution) const override;
  void backward_jointly(const Weights& weights, ConstBatch<T> input, ConstBatch<T> d_output,
                        const Tape<T>& tape, Batch<T> d_input, ParameterSink<T> sink,
                        Execution<T>& execution) const override;

 private:
  Index units_;
};

}  // namespace scrawl::nn
