#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>

#include "core/nn/layer_specs.hpp"
#include "core/nn/tensor.hpp"

/// Whether layers fit their inputs, asked before anything is allocated: an architecture may come
/// from anywhere. Sizes are bounded in 64 bits, which Index does not have everywhere.
namespace scrawl::nn {

constexpr std::int64_t most_values = 16 << 20;      ///< one sample's activations
constexpr std::int64_t most_parameters = 64 << 20;  ///< of the whole network
constexpr std::int64_t most_pooled = 1 << 30;       ///< values in all of a pool's windows

/// Throws an `Error` about layer number `place`.
[[noreturn]] void fail_at_layer(std::size_t place, const std::string& problem);
/// For messages: "28 x 28 x 1".
std::string to_string(Shape shape);
/// Whether the product of positive factors, each below 2^31, is at most `limit`, below 2^32.
bool within(std::initializer_list<Index> factors, std::int64_t limit);
bool within(Shape shape, std::int64_t limit);

/// Throws `Error` if layer number `place` does not fit inputs of this shape. A type that does not
/// fit every input has a function of its own.
template <class Spec>
void check_layer(const Spec&, std::size_t, Shape) {}
void check_layer(const Conv2dSpec& spec, std::size_t place, Shape input);
void check_layer(const MaxPool2dSpec& spec, std::size_t place, Shape input);
void check_layer(const AveragePool2dSpec& spec, std::size_t place, Shape input);
void check_layer(const DenseSpec& spec, std::size_t place, Shape input);

}  // namespace scrawl::nn
