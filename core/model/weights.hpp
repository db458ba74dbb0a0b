#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/model.hpp"
#include "core/model/safetensors.hpp"

/// Between a network's weight vector and named tensors.
namespace scrawl {

/// Throws `Error` when these layers take so much memory or time for one picture that whoever reads
/// with them has to wait.
void check_cost(std::span<const std::unique_ptr<nn::Layer<float>>> layers, std::string_view source);

/// Builds the network with the values of the tensors. Throws `Error` naming the tensor that is
/// missing, unknown, of another shape, or holds what is no weight (NaN, infinity, a negative
/// variance).
nn::Network<float> network_from_tensors(const nn::Architecture& architecture,
                                        std::span<const safetensors::Tensor> tensors,
                                        std::string_view source);

/// The type in which kernels are stored; they must agree. Throws `Error` naming the first that
/// differs.
WeightType weight_type_of(const nn::Network<float>& network,
                          std::span<const safetensors::Tensor> tensors, std::string_view source);

/// Tensors with the memory that they view.
struct StoredTensors {
  std::vector<safetensors::Tensor> tensors;
  std::vector<std::vector<std::byte>> memory;
};
/// Throws `Error` naming the tensor whose values are not finite or not so in the narrower type.
StoredTensors tensors_from_network(const nn::Network<float>& network, WeightType weight_type);

}  // namespace scrawl
