#pragma once

#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/model.hpp"
#include "core/model/safetensors.hpp"

namespace scrawl::testing {

/// Small, but with a parameter of every role: conv, batch norm, dense.
inline Model small_model() {
  Random random(11);
  const auto architecture = nn::parse_architecture(
      R"({"input": [6, 6, 1], "layers": [
           {"type": "conv2d", "filters": 3, "kernel": [3, 3]}, {"type": "batch_norm2d"},
           {"type": "relu"}, {"type": "flatten"}, {"type": "dense", "units": 10}]})",
      "small");
  Model model{nn::Network<float>(architecture, random)};
  for (int i = 0; i < 10; ++i) model.classes.push_back(std::to_string(i));
  model.preprocessing = {.size = 6, .box = 4, .pen_width = 1.3};
  model.calibration = {.temperature = 1.7, .unsure_below = 0.6, .reject_below = 0.125};
  model.provenance = R"({"data":"made up","seed":11})";
  model.self_check = SelfCheck{std::vector<std::uint8_t>(36), {}};
  for (std::uint8_t i = 0; i < 36; ++i) model.self_check->pixels[i] = 7 * i;
  return model;
}

inline std::span<float> values_of(nn::Network<float>& network, std::string_view name) {
  for (const auto& slot : network.slots())
    if (slot.name == name)
      return network.weights().subspan(static_cast<std::size_t>(slot.offset),
                                       static_cast<std::size_t>(slot.spec.size()));
  FAIL("no parameter " << name);
  return {};
}

inline std::vector<float> weights_of(const nn::Network<float>& network) {
  return {network.weights().begin(), network.weights().end()};
}

/// Saves the small model, applies `change` to the parsed file, and loads the result as "x".
inline Model load_changed(const std::function<void(safetensors::File&)>& change,
                          WeightType weight_type = WeightType::f32) {
  const auto bytes = save_model(small_model(), weight_type);
  auto file = safetensors::parse(bytes, "saved");
  change(file);
  return load_model(safetensors::write(file), "x");
}

inline safetensors::Tensor& tensor_of(safetensors::File& file, std::string_view name) {
  for (auto& tensor : file.tensors)
    if (tensor.name == name) return tensor;
  FAIL("no tensor " << name);
  return file.tensors.front();
}

}  // namespace scrawl::testing
