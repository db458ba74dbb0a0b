#include "core/nn/kernels/quantised.hpp"

#include <algorithm>
#include <limits>

namespace scrawl::nn {

template <class Set>
float activation_factor(const float* values, Index count) {
  // Without the sign bit, the bits of floats are ordered as their magnitudes are; infinity and NaN
  // come last.
  std::uint32_t largest_bits = 0;
  for (Index i = 0; i < count; ++i) {
    largest_bits = std::max(largest_bits, Eigen::numext::bit_cast<std::uint32_t>(values[i]) << 1);
  }
  const float largest = Eigen::numext::bit_cast<float>(largest_bits >> 1);
  // For smaller values the factor would be infinite.
  const bool fits = largest > 1e-30f && largest <= std::numeric_limits<float>::max();
  return fits ? static_cast<float>(largest_activation) / largest : 0.f;
}

template <class Set>
void quantise(const float* from, Index count, float factor, std::int16_t* to) {
  if (!(factor > 0)) {
    std::fill_n(to, count, std::int16_t{0});
    return;
  }
  for (Index i = 0; i < count; ++i) to[i] = quantised(from[i], factor);
}

template float activation_factor<OwnSet>(const float*, Index);
template void quantise<OwnSet>(const float*, Index, float, std::int16_t*);

}  // namespace scrawl::nn
