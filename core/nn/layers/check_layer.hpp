#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>

#include "core/nn/layer_specs.hpp"
#include "core/nn/layers/windows.hpp"
#include "core/nn/tensor.hpp"

/// Whether layers fit their inputs, asked before anything is allocated: an architecture may come
/// from anywhere. Sizes are bounded in 64 bits, which Index does not have everywhere.
namespace scrawl::nn {

constexpr std::int64_t most_values = 16 << 20;      ///< one sample's activations
constexpr std::int64_t most_parameters = 64 << 20;  ///< of the whole network
constexpr std::int64_t most_read = 64 << 20;        ///< by all windows of a pool together

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
void check_layer(const DepthwiseConv2dSpec& spec, std::size_t place, Shape input);
void check_layer(const BatchNorm1dSpec& spec, std::size_t place, Shape input);
void check_layer(const MaxPool2dSpec& spec, std::size_t place, Shape input);
void check_layer(const AveragePool2dSpec& spec, std::size_t place, Shape input);
void check_layer(const DenseSpec& spec, std::size_t place, Shape input);

/// Throws `Error` if the image with its padding, as far as windows reach, is too large.
void check_padded(const Windows& windows, std::size_t place, Shape input);
/// Throws `Error` if a pool's window could hold nothing but padding.
void check_pads(const Pads& pads, Index pool_height, Index pool_width, std::size_t place);
/// What else must hold of a layer with padding in numbers.
template <class Spec>
void check_padding(const Spec& spec, std::size_t place, Shape input) {
  if constexpr (requires { spec.pads; }) check_padded(windows_of(spec, input), place, input);
  if constexpr (requires { spec.pool_height; }) {
    check_pads(spec.pads, spec.pool_height, spec.pool_width, place);
  }
}

}  // namespace scrawl::nn
