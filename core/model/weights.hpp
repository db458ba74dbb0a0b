#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/model.hpp"
#include "core/model/safetensors.hpp"

/// Conversion between a network's weight vector and named tensors.
namespace scrawl {

/// Throws `Error` if the layers need so much memory or time for one picture that reading would no
/// longer be immediate.
void check_cost(std::span<const std::unique_ptr<nn::Layer<float>>> layers, std::string_view source);

/// Builds the network with the values of the tensors. Throws `Error` naming the tensor that is
/// missing, unknown, has another shape, or contains NaN, infinity or a negative variance.
nn::Network<float> network_from_tensors(const nn::Architecture& architecture,
                                        std::span<const safetensors::Tensor> tensors,
                                        std::string_view source);

/// The type in which the kernels are stored. Throws `Error` if they differ, naming the first that
/// does.
WeightType weight_type_of(const nn::Network<float>& network,
                          std::span<const safetensors::Tensor> tensors, std::string_view source);

/// Tensors and the memory that they view.
struct StoredTensors {
  std::vector<safetensors::Tensor> tensors;
  std::vector<std::vector<std::byte>> memory;
};
/// Throws `Error` naming the tensor with values that are not finite, or too large for the type.
StoredTensors tensors_from_network(const nn::Network<float>& network, WeightType weight_type);

}  // namespace scrawl
