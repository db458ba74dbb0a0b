#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "core/nn/tensor.hpp"

/// Numbers as 16-bit integers with a scale, for the kernels of inference. Sums of their products
/// stay below 2^31 as long as the bounds here are kept.
namespace scrawl::nn {

/// Magnitudes of activations and, at most, of weights: products below 2^27, so that sixteen of them
/// make no 32-bit overflow, whatever they are.
constexpr int largest_activation = 16383;
constexpr int largest_weight = 8191;
constexpr int safe_products = 16;

using Int16s = std::vector<std::int16_t, Eigen::aligned_allocator<std::int16_t>>;

/// The factor that takes one sample's values to integers of at most `largest_activation`: 0 when
/// all are 0, or when one of them is no number or infinite.
float activation_factor(ConstBatch<float> values);

/// `value * factor`, rounded; `factor` is that of the values.
inline std::int16_t quantised(float value, float factor) {
  // Added to a number below 2^22, this leaves the number rounded in the lower bits. WebAssembly
  // has no instruction of SIMD that converts floats in one instruction of a processor.
  constexpr float rounding = 0x1.8p23f;
  return static_cast<std::int16_t>(
      Eigen::numext::bit_cast<std::uint32_t>(value * factor + rounding));
}

/// Quantises many values; all become 0 if the factor is 0.
void quantise(const float* from, Index count, float factor, std::int16_t* to);

}  // namespace scrawl::nn
