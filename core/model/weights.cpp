#include "core/model/weights.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <memory>

#include "core/error.hpp"
#include "core/model/quantise.hpp"
#include "core/printable.hpp"

namespace scrawl {
namespace {

using safetensors::Dtype;
using safetensors::Tensor;
using safetensors::TensorShape;
using safetensors::to_string;

/// Limits for all layers together and one picture: bounds on the memory and time that a hostile
/// file can demand. The page's own network needs 1.7 million multiply-adds.
constexpr std::int64_t max_activations = 4 << 20, max_multiply_adds = 300'000'000;

/// Kernels with fewer weights keep all steps of int8 in an int6 file: they are those of the first
/// and last layers, which weigh little and in which rounding is felt most.
constexpr std::size_t least_int6 = 3000;

TensorShape shape_of(const nn::ParameterSlot& slot) {
  return {slot.spec.shape.begin(), slot.spec.shape.end()};
}

std::string scale_name(const nn::ParameterSlot& slot) {
  return slot.name + ".scale";
}

/// Copies values from memory of any alignment.
template <class T>
std::vector<T> values_of(const Tensor& tensor) {
  std::vector<T> values(tensor.bytes.size() / sizeof(T));
  if (!values.empty()) std::memcpy(values.data(), tensor.bytes.data(), tensor.bytes.size());
  return values;
}

template <class T>
void store(std::string name, Dtype dtype, TensorShape shape, std::span<const T> values,
           StoredTensors& stored) {
  auto& memory = stored.memory.emplace_back(values.size_bytes());
  if (!memory.empty()) std::memcpy(memory.data(), values.data(), memory.size());
  stored.tensors.push_back({std::move(name), dtype, std::move(shape), memory});
}

[[noreturn]] void fail(std::string_view source, std::string_view tensor, std::string_view problem) {
  throw Error(std::string(source) + ": tensor " + in_quotes(tensor) + " " + std::string(problem));
}

std::vector<std::unique_ptr<nn::Layer<float>>> build(const nn::Architecture& architecture,
                                                     std::string_view source) {
  try {
    return nn::build_layers<float>(architecture);
  } catch (const Error& error) {
    throw Error(std::string(source) + ": metadata architecture", error.what(), error.place);
  }
}

/// Checks that the file contains enough weights before memory for them is allocated.
void check_size(const nn::Architecture& architecture, std::span<const Tensor> tensors,
                std::string_view source) {
  std::int64_t parameters = 0;
  const auto layers = build(architecture, source);
  for (const auto& layer : layers) {
    for (const auto& spec : layer->parameters()) parameters += spec.size();
  }
  std::int64_t values = 0;
  for (const auto& tensor : tensors)
    values += static_cast<std::int64_t>(tensor.bytes.size() / safetensors::size_of(tensor.dtype));
  if (parameters > values)
    throw Error(std::string(source) + ": the architecture has " + std::to_string(parameters) +
                " weights, the file only " + std::to_string(values));
  check_cost(layers, source);
}

/// Returns tensors by name, each once, and keeps track of those not yet used.
class UnusedTensors {
 public:
  UnusedTensors(std::span<const Tensor> tensors, std::string_view source) : source_(source) {
    for (const auto& tensor : tensors) left_.emplace(tensor.name, &tensor);
  }

  const Tensor& take(const std::string& name, const TensorShape& shape) {
    const auto found = left_.find(name);
    if (found == left_.end())
      fail(source_, name, "is missing; the architecture needs it with shape " + to_string(shape));
    const Tensor& tensor = *found->second;
    if (tensor.shape != shape)
      fail(source_, name,
           "has shape " + to_string(tensor.shape) + ", the architecture needs " + to_string(shape));
    left_.erase(found);
    return tensor;
  }

  void check_empty() const {
    if (!left_.empty()) fail(source_, left_.begin()->first, "is unknown to the architecture");
  }

 private:
  std::string_view source_;
  std::map<std::string_view, const Tensor*> left_;
};

void read_int8(const nn::ParameterSlot& slot, const Tensor& tensor, UnusedTensors& unused,
               std::string_view source, std::span<float> weights) {
  if (slot.spec.role != nn::Role::kernel)
    fail(source, slot.name, "is I8, which only kernels may be");
  const auto name = scale_name(slot);
  const auto& scale = unused.take(name, {slot.spec.outputs});
  if (scale.dtype != Dtype::f32) fail(source, name, "must be F32");
  const auto scales = values_of<float>(scale);
  for (const float value : scales)
    if (!std::isfinite(value) || value < 0) fail(source, name, "holds what is no scale");
  const auto values = values_of<std::int8_t>(tensor);
  if (std::find(values.begin(), values.end(), std::int8_t{-128}) != values.end())
    fail(source, slot.name, "holds -128; int8 weights lie in -127..127");
  dequantise_int8(values, scales, weights);
}

void read_slot(const nn::ParameterSlot& slot, UnusedTensors& unused, std::string_view source,
               std::span<float> weights) {
  const Tensor& tensor = unused.take(slot.name, shape_of(slot));
  if (tensor.dtype == Dtype::i8) {
    read_int8(slot, tensor, unused, source, weights);
  } else if (tensor.dtype == Dtype::f16) {
    const auto halves = values_of<std::uint16_t>(tensor);
    std::transform(halves.begin(), halves.end(), weights.begin(), float_from_half);
  } else {
    const auto values = values_of<float>(tensor);
    std::copy(values.begin(), values.end(), weights.begin());
  }
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (!std::isfinite(weights[i]))
      fail(source, slot.name, "holds NaN or infinity at place " + std::to_string(i));
    if (slot.spec.role == nn::Role::variance && weights[i] < 0)
      fail(source, slot.name, "holds a negative variance at place " + std::to_string(i));
  }
}

template <class Weights>
auto part(Weights weights, const nn::ParameterSlot& slot) {
  return weights.subspan(static_cast<std::size_t>(slot.offset),
                         static_cast<std::size_t>(slot.spec.size()));
}

void store_slot(const nn::ParameterSlot& slot, std::span<const float> weights,
                WeightType weight_type, StoredTensors& stored) {
  if (!std::all_of(weights.begin(), weights.end(), [](float w) { return std::isfinite(w); }))
    throw Error("weights " + in_quotes(slot.name) +
                " hold NaN or infinity: the training diverged; lower the learning rate");
  if (slot.spec.role != nn::Role::kernel || weight_type == WeightType::f32) {
    store(slot.name, Dtype::f32, shape_of(slot), weights, stored);
  } else if (weight_type == WeightType::f16) {
    std::vector<std::uint16_t> halves(weights.size());
    std::transform(weights.begin(), weights.end(), halves.begin(), half_from_float);
    for (const auto half : halves)
      if (!std::isfinite(float_from_half(half)))
        throw Error("weights " + in_quotes(slot.name) + " are too large for f16; store as f32");
    store<std::uint16_t>(slot.name, Dtype::f16, shape_of(slot), halves, stored);
  } else {
    const bool coarse = weight_type == WeightType::int6 && weights.size() >= least_int6;
    const auto kernel =
        quantise_int8(weights, static_cast<std::size_t>(slot.spec.outputs), coarse ? 31 : 127);
    store<std::int8_t>(slot.name, Dtype::i8, shape_of(slot), kernel.values, stored);
    store<float>(scale_name(slot), Dtype::f32, {slot.spec.outputs}, kernel.scales, stored);
  }
}

}  // namespace

void check_cost(std::span<const std::unique_ptr<nn::Layer<float>>> layers,
                std::string_view source) {
  std::int64_t activations = 0, multiply_adds = 0;
  for (const auto& layer : layers) {
    activations += layer->output_shape().size();
    multiply_adds += layer->multiply_adds();
  }
  if (multiply_adds > max_multiply_adds)
    throw Error(std::string(source) + ": the network takes " +
                std::to_string(multiply_adds / 1'000'000) + " million multiplications a picture, " +
                std::to_string(max_multiply_adds / 1'000'000) +
                " million are allowed; make its pictures or its layers smaller");
  if (activations > max_activations)
    throw Error(std::string(source) + ": the network needs too much memory for one picture");
}

nn::Network<float> network_from_tensors(const nn::Architecture& architecture,
                                        std::span<const Tensor> tensors, std::string_view source) {
  check_size(architecture, tensors, source);
  nn::Network<float> network(architecture);
  UnusedTensors unused(tensors, source);
  for (const auto& slot : network.slots())
    read_slot(slot, unused, source, part(network.weights(), slot));
  unused.check_empty();
  return network;
}

WeightType weight_type_of(const nn::Network<float>& network, std::span<const Tensor> tensors,
                          std::string_view source) {
  const Tensor* first = nullptr;
  for (const auto& tensor : tensors) {
    const auto slots = network.slots();
    const bool kernel = std::any_of(slots.begin(), slots.end(), [&](const auto& slot) {
      return slot.spec.role == nn::Role::kernel && slot.name == tensor.name;
    });
    if (!kernel) continue;
    if (first && tensor.dtype != first->dtype)
      fail(source, tensor.name,
           "is " + std::string(to_string(tensor.dtype)) + " but " + in_quotes(first->name) +
               " is " + std::string(to_string(first->dtype)) + "; kernels must be of one type");
    if (!first) first = &tensor;
  }
  if (!first || first->dtype == Dtype::f32) return WeightType::f32;
  return first->dtype == Dtype::f16 ? WeightType::f16 : WeightType::int8;
}

StoredTensors tensors_from_network(const nn::Network<float>& network, WeightType weight_type) {
  StoredTensors stored;
  for (const auto& slot : network.slots())
    store_slot(slot, part(network.weights(), slot), weight_type, stored);
  return stored;
}

nn::Network<float> quantised(const nn::Network<float>& network, WeightType weight_type) {
  if (weight_type == WeightType::f32) return network;
  const auto stored = tensors_from_network(network, weight_type);
  return network_from_tensors(network.architecture(), stored.tensors, "weights");
}

}  // namespace scrawl
