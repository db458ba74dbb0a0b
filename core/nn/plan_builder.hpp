#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "core/nn/inference_plan.hpp"
#include "core/nn/kernels/conv2d_int16.hpp"
#include "core/nn/kernels/dense_int16.hpp"
#include "core/nn/layers/all_layers.hpp"

namespace scrawl::nn {

template <class Work>
void InferencePlan::add_step(Index size, Work work) {
  struct WorkStep final : Step {
    explicit WorkStep(Work function) : work(std::move(function)) {}
    void run(const float* input, float* output, InferenceMemory& memory) const override {
      work(input, output, memory);
    }
    Work work;
  };
  // Kernels may write up to one block of channels beyond the end of their output.
  constexpr Index spare = 2 * most_lanes;
  largest_ = std::max(largest_, size + spare);
  steps_.push_back(std::unique_ptr<Step>(new WorkStep(std::move(work))));
}

/// Adds the steps of a network to a plan. A visitor of layer specs: each call makes one step of a
/// layer and of those layers after it that can be fused with it.
template <class Types>
class InferencePlan::Builder {
 public:
  Builder(const Network<float>& network, InstructionSet set, InferencePlan& plan)
      : network_(network), set_(set), plan_(plan) {
    const auto& layers = network.architecture().layers;
    while (next_layer_ < layers.size()) {
      input_ = shape_;
      Types::visit(*this, layers[next_layer_++]);
    }
  }

  void operator()(const Conv2dSpec& spec) {
    const Conv2dGeometry geometry = conv2d_geometry(spec, input_);
    const float *kernel = weight(0), *bias = spec.bias ? weight(1) : nullptr;
    std::vector<float> with_gaps;
    if constexpr (Types::all) {
      if (spec.rare()) {
        with_gaps = widened(dilation_of(spec, input_), kernel);
        kernel = with_gaps.data();
      }
    }
    const bool relu = fuse<ReluSpec>();
    const auto* pool = next<MaxPool2dSpec>();
    const bool fused_pool = pool && pool->pool_height == 2 && pool->pool_width == 2 &&
                            pool->stride_height == 2 && pool->stride_width == 2 && !pool->rare();
    if (fused_pool) ++next_layer_;
    with_instruction_set(set_, [&]<class Set>(Set) {
      Int16Conv2d<Set> convolution(geometry, kernel, bias, relu, fused_pool);
      plan_.image_ = std::max(plan_.image_, convolution.memory());
      const Shape shape = convolution.output_shape();
      add(shape, [convolution = std::move(convolution)](const float* input, float* output,
                                                        InferenceMemory& memory) {
        convolution.run(input, output, memory.image.data());
      });
    });
  }
  void operator()(const DenseSpec& spec) {
    const float *kernel = weight(0), *bias = weight(1);
    const bool relu = fuse<ReluSpec>();
    with_instruction_set(set_, [&]<class Set>(Set) {
      Int16Dense<Set> dense(input_.size(), spec.units, kernel, bias, relu);
      add({1, 1, spec.units},
          [dense = std::move(dense)](const float* input, float* output, InferenceMemory&) {
            dense.run(input, output);
          });
    });
  }
  template <bool images>
  void operator()(const BatchNormSpec<images>& spec) {
    const float *scale = weight(0), *bias = weight(1), *mean = weight(2), *variance = weight(3);
    std::vector<float> factors, shifts;
    for (Index c = 0; c < input_.channels; ++c) {
      factors.push_back(scale[c] / std::sqrt(variance[c] + static_cast<float>(spec.epsilon)));
      shifts.push_back(bias[c] - mean[c] * factors.back());
    }
    add_affine(std::move(factors), std::move(shifts), fuse<ReluSpec>() ? 0 : 1);
  }
  void operator()(const ReluSpec&) { add_activation(0); }
  void operator()(const LeakyReluSpec& spec) { add_activation(static_cast<float>(spec.slope)); }
  void operator()(const FlattenSpec&) { shape_ = {1, 1, input_.size()}; }
  void operator()(const DropoutSpec&) {}  // drops nothing outside of training
  template <class Spec>
  void operator()(const Spec& spec) {
    add_layer(spec);
  }

 private:
  template <class Spec>
  const Spec* next() const {
    const auto& layers = network_.architecture().layers;
    return next_layer_ < layers.size() ? std::get_if<Spec>(&layers[next_layer_]) : nullptr;
  }
  /// If the next layer is a `Spec`, skips it, because the current step includes it.
  template <class Spec>
  bool fuse() {
    if (!next<Spec>()) return false;
    ++next_layer_;
    return true;
  }
  /// Parameter `number` of the current layer; null if it has fewer.
  const float* weight(std::size_t number) const {
    for (const ParameterSlot& slot : network_.slots()) {
      if (slot.layer == static_cast<Index>(next_layer_ - 1) && number-- == 0) {
        return network_.weights().data() + slot.offset;
      }
    }
    return nullptr;
  }
  /// A layer as a step of its own, in floats as in `Network::infer`. It calls the layer's class
  /// directly: a virtual call would link the float kernels of all layers into the page's first
  /// module.
  template <class Spec>
  void add_layer(const Spec& spec) {
    with_layer_class<float, Types>(spec, [&]<class Kind>(const Kind*) {
      const auto layer = std::static_pointer_cast<const Kind>(network_.layers()[next_layer_ - 1]);
      std::vector<std::vector<float>> parameters;
      for (const ParameterSpec& parameter : layer->parameters()) {
        const float* values = weight(parameters.size());
        parameters.emplace_back(values, values + parameter.size());
      }
      const Shape output_shape = layer->output_shape();
      add(output_shape,
          [layer, parameters = std::move(parameters), in = input_.size(),
           out = output_shape.size()](const float* input, float* output, InferenceMemory& memory) {
            Layer<float>::Weights weights{};
            std::transform(parameters.begin(), parameters.end(), weights.begin(),
                           [](const std::vector<float>& values) { return values.data(); });
            layer->Kind::infer(weights, {input, 1, in}, {output, 1, out}, memory.scratch);
          });
    });
  }
  /// A step that multiplies negative values by `slope`.
  void add_activation(float slope) {
    const auto channels = static_cast<std::size_t>(input_.channels);
    add_affine(std::vector<float>(channels, 1), std::vector<float>(channels, 0), slope);
  }
  /// A step that is not fused with another: value * factor + shift, with one factor and shift for
  /// each channel, then times `slope` where that is negative. The layers' own kernels would be
  /// twice as many bytes in the page's first module.
  void add_affine(const std::vector<float>& factors, const std::vector<float>& shifts,
                  float slope) {
    add(input_, [=, size = static_cast<std::size_t>(input_.size())](
                    const float* input, float* output, InferenceMemory&) {
      for (std::size_t i = 0, c = 0; i < size; ++i, ++c) {
        if (c == factors.size()) c = 0;
        const float value = input[i] * factors[c] + shifts[c];
        output[i] = value < 0 ? value * slope : value;
      }
    });
  }
  /// Adds `work(input, output, memory)` as a step with an output of this shape.
  template <class Work>
  void add(Shape output, Work work) {
    shape_ = output;
    plan_.add_step(output.size(), std::move(work));
  }

  const Network<float>& network_;
  InstructionSet set_;
  InferencePlan& plan_;
  std::size_t next_layer_ = 0;
  Shape input_, shape_{network_.input_shape()};
};

template <class Types>
InferencePlan InferencePlan::in_integers_of(const Network<float>& network, InstructionSet set) {
  InferencePlan plan(network.classes());
  Builder<Types>(network, set, plan);
  return plan;
}

}  // namespace scrawl::nn
