#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "core/nn/kernels/instruction_set.hpp"
#include "core/nn/tensor.hpp"

/// Numbers as 16-bit integers with a scale, for the inference kernels. The bounds here keep sums of
/// products below 2^31.
namespace scrawl::nn {

/// The largest magnitudes of activations and weights. Products are below 2^27, so the sum of any
/// sixteen of them fits 32 bits.
constexpr int largest_activation = 16383;
constexpr int largest_weight = 8191;
constexpr int safe_products = 16;

using Int16s = std::vector<std::int16_t, Eigen::aligned_allocator<std::int16_t>>;

/// The factor that scales one sample's values to integers of at most `largest_activation`. 0 if all
/// values are 0, or if one of them is NaN or infinite.
template <class Set>
float activation_factor(const float* values, Index count);

/// `value * factor`, rounded; `factor` comes from `activation_factor`.
inline std::int16_t quantised(float value, float factor) {
  // Added to a number below 2^22, this leaves the rounded number in the lower bits. WebAssembly has
  // no SIMD conversion from float that compiles to a single instruction.
  constexpr float rounding = 0x1.8p23f;
  return static_cast<std::int16_t>(
      Eigen::numext::bit_cast<std::uint32_t>(value * factor + rounding));
}

/// Quantises `count` values; all become 0 if the factor is 0.
template <class Set>
void quantise(const float* from, Index count, float factor, std::int16_t* to);

}  // namespace scrawl::nn
