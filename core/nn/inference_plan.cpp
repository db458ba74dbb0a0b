#include "core/nn/inference_plan.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>
#include <variant>

#include "core/nn/kernels/conv2d_int16.hpp"
#include "core/nn/kernels/dense_int16.hpp"
#include "core/nn/kernels/global_average_pool.hpp"
#include "core/nn/kernels/int16_lanes.hpp"
#include "core/nn/layers/conv2d_layer.hpp"
#include "core/nn/layers/max_pool2d_layer.hpp"

namespace scrawl::nn {
namespace {

/// Kernels may write up to one block of channels beyond the end of their output.
constexpr Index spare = 2 * Int16Lanes::count;

}  // namespace

template <class Work>
void InferencePlan::add_step(Index size, Work work) {
  struct WorkStep final : Step {
    explicit WorkStep(Work function) : work(std::move(function)) {}
    void run(const float* input, float* output, std::int16_t* image) const override {
      work(input, output, image);
    }
    Work work;
  };
  largest_ = std::max(largest_, size + spare);
  steps_.push_back(std::unique_ptr<Step>(new WorkStep(std::move(work))));
}

/// Adds the steps of a network to a plan. A visitor of layer specs: each call makes one step of a
/// layer and of those layers after it that can be fused with it.
class InferencePlan::Builder {
 public:
  Builder(const Network<float>& network, InferencePlan& plan) : network_(network), plan_(plan) {
    const auto& layers = network.architecture().layers;
    while (next_layer_ < layers.size()) {
      input_ = shape_;
      std::visit(*this, layers[next_layer_++]);
    }
  }

  void operator()(const Conv2dSpec& spec) {
    const Conv2dGeometry geometry = conv2d_geometry(spec, input_);
    const float *kernel = weight(0), *bias = spec.bias ? weight(1) : nullptr;
    const bool relu = fuse<ReluSpec>();
    const auto* pool = next<MaxPool2dSpec>();
    const bool fused_pool = pool && pool->pool_height == 2 && pool->pool_width == 2 &&
                            pool->stride_height == 2 && pool->stride_width == 2;
    if (fused_pool) ++next_layer_;
    Int16Conv2d convolution(geometry, kernel, bias, relu, fused_pool);
    plan_.image_ = std::max(plan_.image_, convolution.memory());
    const Shape shape = convolution.output_shape();
    add(shape, [convolution = std::move(convolution)](const float* input, float* output,
                                                      std::int16_t* image) {
      convolution.run(input, output, image);
    });
  }
  void operator()(const DenseSpec& spec) {
    const float *kernel = weight(0), *bias = weight(1);
    Int16Dense dense(input_.size(), spec.units, kernel, bias, fuse<ReluSpec>());
    add({1, 1, spec.units},
        [dense = std::move(dense)](const float* input, float* output, std::int16_t*) {
          dense.run(input, output);
        });
  }
  void operator()(const MaxPool2dSpec& spec) {
    const MaxPool2dGeometry geometry = max_pool2d_geometry(spec, input_);
    add(geometry.output, [geometry](const float* input, float* output, std::int16_t*) {
      max_pool2d_forward<float>(geometry, {input, 1, geometry.input.size()},
                                {output, 1, geometry.output.size()});
    });
  }
  void operator()(const BatchNorm2dSpec& spec) {
    const float *scale = weight(0), *bias = weight(1), *mean = weight(2), *variance = weight(3);
    std::vector<float> factors, shifts;
    for (Index c = 0; c < input_.channels; ++c) {
      factors.push_back(scale[c] / std::sqrt(variance[c] + static_cast<float>(spec.epsilon)));
      shifts.push_back(bias[c] - mean[c] * factors.back());
    }
    add_affine(std::move(factors), std::move(shifts), fuse<ReluSpec>());
  }
  void operator()(const ReluSpec&) {
    const auto channels = static_cast<std::size_t>(input_.channels);
    add_affine(std::vector<float>(channels, 1), std::vector<float>(channels, 0), true);
  }
  void operator()(const GlobalAveragePoolSpec&) {
    const Index size = input_.size(), channels = input_.channels;
    add({1, 1, channels}, [=](const float* input, float* output, std::int16_t*) {
      global_average_pool_forward<float>({input, 1, size}, {output, 1, channels});
    });
  }
  void operator()(const FlattenSpec&) { shape_ = {1, 1, input_.size()}; }
  void operator()(const DropoutSpec&) {}  // drops nothing outside of training

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
  /// A step of its own for a batch norm or ReLU that is not fused: value * factor + shift, with one
  /// factor and shift for each channel.
  void add_affine(std::vector<float> factors, std::vector<float> shifts, bool relu) {
    const float lower_bound = relu ? 0 : std::numeric_limits<float>::lowest();
    add(input_, [=, size = static_cast<std::size_t>(input_.size())](const float* input,
                                                                    float* output, std::int16_t*) {
      for (std::size_t i = 0, c = 0; i < size; ++i, ++c) {
        if (c == factors.size()) c = 0;
        output[i] = std::max(input[i] * factors[c] + shifts[c], lower_bound);
      }
    });
  }
  /// Adds `work(input, output, image)` as a step with an output of this shape.
  template <class Work>
  void add(Shape output, Work work) {
    shape_ = output;
    plan_.add_step(output.size(), std::move(work));
  }

  const Network<float>& network_;
  InferencePlan& plan_;
  std::size_t next_layer_ = 0;
  Shape input_, shape_{network_.input_shape()};
};

InferencePlan InferencePlan::in_integers(const Network<float>& network) {
  InferencePlan plan(network.classes());
  Builder(network, plan);
  return plan;
}

InferencePlan InferencePlan::in_floats(const Network<float>& network) {
  InferencePlan plan(network.classes());
  const auto workspace = std::make_shared<Workspace<float>>();
  plan.add_step(
      plan.classes_, [network, workspace](const float* input, float* output, std::int16_t*) {
        const auto logits = network.infer({input, 1, network.input_shape().size()}, *workspace);
        std::copy_n(logits.data(), logits.size(), output);
      });
  return plan;
}

std::span<const float> InferencePlan::run(std::span<const float> sample,
                                          InferenceMemory& memory) const {
  for (auto& values : memory.values) {
    if (values.size() < std::size_t(largest_)) values.resize(std::size_t(largest_));
  }
  if (memory.image.size() < std::size_t(image_)) memory.image.resize(std::size_t(image_));
  const float* current = sample.data();
  std::size_t to = 0;
  for (const auto& step : steps_) {
    step->run(current, memory.values[to].data(), memory.image.data());
    current = memory.values[to].data();
    to = 1 - to;
  }
  return {current, static_cast<std::size_t>(classes_)};
}

}  // namespace scrawl::nn
