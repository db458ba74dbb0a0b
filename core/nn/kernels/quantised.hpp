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

/// The factor that takes values to integers of at most `largest_activation`: 0 when all are 0.
float activation_factor(ConstBatch<float> values);

/// `to[i]` becomes `from[i] * factor`, rounded. What is no number becomes some integer.
void quantise(const float* from, Index count, float factor, std::int16_t* to);

}  // namespace scrawl::nn
