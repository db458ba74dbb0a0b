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

/// Values beyond the end that kernels may write: a block of channels.
constexpr Index spare = 2 * Int16Lanes::count;

}  // namespace

template <class Work>
void InferencePlan::add_step(Index size, Work work) {
  struct Does final : Step {
    explicit Does(Work what) : does(std::move(what)) {}
    void run(const float* input, float* out, std::int16_t* image) const override {
      does(input, out, image);
    }
    Work does;
  };
  largest_ = std::max(largest_, size + spare);
  steps_.push_back(std::unique_ptr<Step>(new Does(std::move(work))));
}

/// Makes the step that begins with one layer, and takes those after it along that it can.
class InferencePlan::Builder {
 public:
  Builder(const Network<float>& network, InferencePlan& plan) : network_(network), plan_(plan) {
    const auto& layers = network.architecture().layers;
    while (place_ < layers.size()) {
      input_ = shape_;
      std::visit(*this, layers[place_++]);
    }
  }

  void operator()(const Conv2dSpec& spec) {
    const Conv2dGeometry geometry = conv2d_geometry(spec, input_);
    const float *kernel = weight(0), *bias = spec.bias ? weight(1) : nullptr;
    const bool relu = take<ReluSpec>();
    const auto* pool = next<MaxPool2dSpec>();
    const bool halves = pool && pool->pool_height == 2 && pool->pool_width == 2 &&
                        pool->stride_height == 2 && pool->stride_width == 2;
    if (halves) ++place_;
    Int16Conv2d convolution(geometry, kernel, bias, relu, halves);
    plan_.image_ = std::max(plan_.image_, convolution.memory());
    const Shape shape = convolution.output_shape();
    add(shape, [convolution = std::move(convolution)](const float* input, float* output,
                                                      std::int16_t* image) {
      convolution.run(input, output, image);
    });
  }
  void operator()(const DenseSpec& spec) {
    const float *kernel = weight(0), *bias = weight(1);
    Int16Dense dense(input_.size(), spec.units, kernel, bias, take<ReluSpec>());
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
    add_affine(std::move(factors), std::move(shifts), take<ReluSpec>());
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
  void operator()(const DropoutSpec&) {}  // of training only

 private:
  template <class Spec>
  const Spec* next() const {
    const auto& layers = network_.architecture().layers;
    return place_ < layers.size() ? std::get_if<Spec>(&layers[place_]) : nullptr;
  }
  template <class Spec>
  bool take() {
    if (!next<Spec>()) return false;
    ++place_;
    return true;
  }
  /// A parameter of the layer at hand.
  const float* weight(std::size_t number) const {
    for (const ParameterSlot& slot : network_.slots()) {
      if (slot.layer == static_cast<Index>(place_ - 1) && number-- == 0) {
        return network_.weights().data() + slot.offset;
      }
    }
    return nullptr;
  }
  /// For what no other step took along: value * factor + shift of its channel.
  void add_affine(std::vector<float> factors, std::vector<float> shifts, bool relu) {
    const float least = relu ? 0 : std::numeric_limits<float>::lowest();
    add(input_, [=, size = static_cast<std::size_t>(input_.size())](const float* input,
                                                                    float* output, std::int16_t*) {
      for (std::size_t i = 0, c = 0; i < size; ++i, ++c) {
        if (c == factors.size()) c = 0;
        output[i] = std::max(input[i] * factors[c] + shifts[c], least);
      }
    });
  }
  /// `work(input, output, image)` as a step.
  template <class Work>
  void add(Shape output, Work work) {
    shape_ = output;
    plan_.add_step(output.size(), std::move(work));
  }

  const Network<float>& network_;
  InferencePlan& plan_;
  std::size_t place_ = 0;  ///< the next layer to look at
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
