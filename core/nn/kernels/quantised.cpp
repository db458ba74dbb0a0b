#include "core/nn/kernels/quantised.hpp"

namespace scrawl::nn {

float activation_factor(ConstBatch<float> values) {
  const float largest = values.cwiseAbs().maxCoeff();
  // Below, the factor would be infinite.
  return largest > 1e-30f ? static_cast<float>(largest_activation) / largest : 0.f;
}

void quantise(const float* from, Index count, float factor, std::int16_t* to) {
  constexpr float largest = largest_activation;
  for (Index i = 0; i < count; ++i) {
    const float value = from[i] * factor;
    const float above = value > -largest ? value : -largest;  // and not NaN
    const float within = above < largest ? above : largest;
    // Made positive first, so that cutting off the fraction rounds.
    to[i] =
        static_cast<std::int16_t>(static_cast<int>(within + (largest + 0.5f)) - largest_activation);
  }
}

}  // namespace scrawl::nn
