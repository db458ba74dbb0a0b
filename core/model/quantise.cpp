#include "core/model/quantise.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/bits.hpp"

namespace scrawl {
namespace {

/// `value` >> `bits`, rounded to nearest, ties to even.
std::uint32_t shift_rounding(std::uint32_t value, std::uint32_t bits) {
  const std::uint32_t kept = value >> bits;
  const std::uint32_t lost = value & ((1u << bits) - 1);
  const std::uint32_t half = 1u << (bits - 1);
  return kept + (lost > half || (lost == half && (kept & 1)) ? 1 : 0);
}

}  // namespace

std::uint16_t half_from_float(float value) {
  const auto bits = bits_as<std::uint32_t>(value);
  const std::uint32_t sign = bits >> 16 & 0x8000;
  const std::uint32_t magnitude = bits & 0x7fffffff;
  const auto result = [&]() -> std::uint32_t {
    if (magnitude > 0x7f800000) return 0x7e00;   // NaN
    if (magnitude >= 0x47800000) return 0x7c00;  // 2^16 and infinity
    // Normal: the exponent's bias changes from 127 to 15. Rounding up may carry into the exponent,
    // and from the largest number to infinity, which is correct.
    if (magnitude >= 0x38800000) return shift_rounding(magnitude - 0x38000000, 13);
    // Subnormal: in units of 2^-24; less than half a unit becomes 0.
    const std::uint32_t exponent = magnitude >> 23;
    if (exponent < 102) return 0;
    return shift_rounding((magnitude & 0x7fffff) | 0x800000, 126 - exponent);
  }();
  return static_cast<std::uint16_t>(sign | result);
}

float float_from_half(std::uint16_t half) {
  const std::uint32_t sign = (half & 0x8000u) << 16;
  const std::uint32_t exponent = half >> 10 & 31;
  const std::uint32_t fraction = half & 0x3ff;
  if (exponent == 0) {
    const float magnitude = static_cast<float>(fraction) * 0x1p-24f;
    return sign ? -magnitude : magnitude;
  }
  const std::uint32_t wide_exponent = exponent == 31 ? 255 : exponent + 112;
  return bits_as<float>(sign | wide_exponent << 23 | fraction << 13);
}

Int8Kernel quantise_int8(std::span<const float> kernel, std::size_t channels, int largest) {
  const auto most = static_cast<float>(largest);
  assert(channels > 0 && kernel.size() % channels == 0);
  Int8Kernel result{std::vector<std::int8_t>(kernel.size()), std::vector<float>(channels)};
  for (std::size_t row = 0; row < kernel.size(); row += channels) {
    for (std::size_t c = 0; c < channels; ++c)
      result.scales[c] = std::max(result.scales[c], std::abs(kernel[row + c]));
  }
  for (float& scale : result.scales) scale /= most;
  for (std::size_t row = 0; row < kernel.size(); row += channels) {
    for (std::size_t c = 0; c < channels; ++c) {
      if (result.scales[c] == 0) continue;  // all weights are 0, or the scale underflowed
      const float steps = std::round(kernel[row + c] / result.scales[c]);
      // A subnormal scale is rounded so coarsely that the quotient can exceed it.
      result.values[row + c] = static_cast<std::int8_t>(std::clamp(steps, -most, most));
    }
  }
  return result;
}

void dequantise_int8(std::span<const std::int8_t> values, std::span<const float> scales,
                     std::span<float> kernel) {
  assert(kernel.size() == values.size() && !scales.empty() && values.size() % scales.size() == 0);
  for (std::size_t row = 0; row < values.size(); row += scales.size()) {
    for (std::size_t c = 0; c < scales.size(); ++c)
      kernel[row + c] = static_cast<float>(values[row + c]) * scales[c];
  }
}

}  // namespace scrawl
