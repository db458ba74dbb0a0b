#include "core/nn/kernels/quantised.hpp"

#include <algorithm>
#include <limits>

namespace scrawl::nn {

float activation_factor(ConstBatch<float> values) {
  // Without the sign bit, the bits of floats are ordered as their magnitudes are; infinity and NaN
  // come last.
  std::uint32_t largest_bits = 0;
  for (Index i = 0; i < values.cols(); ++i) {
    largest_bits =
        std::max(largest_bits, Eigen::numext::bit_cast<std::uint32_t>(values.data()[i]) << 1);
  }
  const float largest = Eigen::numext::bit_cast<float>(largest_bits >> 1);
  // For smaller values the factor would be infinite.
  const bool fits = largest > 1e-30f && largest <= std::numeric_limits<float>::max();
  return fits ? static_cast<float>(largest_activation) / largest : 0.f;
}

void quantise(const float* from, Index count, float factor, std::int16_t* to) {
  if (!(factor > 0)) {
    std::fill_n(to, count, std::int16_t{0});
    return;
  }
  for (Index i = 0; i < count; ++i) to[i] = quantised(from[i], factor);
}

}  // namespace scrawl::nn
