#include "core/model/quantise.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "core/random.hpp"

using namespace scrawl;

TEST_CASE("every half survives the way through float", "[half]") {
  for (std::uint32_t bits = 0; bits < 0x10000; ++bits) {
    const auto half = static_cast<std::uint16_t>(bits);
    const float value = float_from_half(half);
    if (std::isnan(value))
      REQUIRE((half & 0x7c00) == 0x7c00);
    else
      REQUIRE(half_from_float(value) == half);
  }
}

TEST_CASE("halves mean what IEEE 754 says", "[half]") {
  CHECK(float_from_half(0x3c00) == 1);
  CHECK(float_from_half(0xc000) == -2);
  CHECK(float_from_half(0x7bff) == 65504);
  CHECK(float_from_half(0x0400) == 0x1p-14f);
  CHECK(float_from_half(0x0001) == 0x1p-24f);
  CHECK(float_from_half(0x3555) == 0.333251953125f);
  CHECK(std::signbit(float_from_half(0x8000)));
  CHECK(float_from_half(0x7c00) == std::numeric_limits<float>::infinity());
  CHECK(std::isnan(float_from_half(0x7c01)));
  CHECK(std::isnan(float_from_half(half_from_float(std::numeric_limits<float>::quiet_NaN()))));
}

TEST_CASE("floats round to the nearest half, ties to even", "[half]") {
  CHECK(half_from_float(65519.996f) == 0x7bff);
  CHECK(half_from_float(65520) == 0x7c00);
  CHECK(half_from_float(1e30f) == 0x7c00);
  CHECK(half_from_float(0x1p-25f) == 0);
  CHECK(half_from_float(std::nextafter(0x1p-25f, 1.f)) == 1);
  // For each pair of neighbouring halves: just below the middle, the middle, just above.
  for (std::uint16_t half = 0; half < 0x7bff; ++half) {
    const float low = float_from_half(half);
    const float high = float_from_half(static_cast<std::uint16_t>(half + 1));
    const float middle = (low + high) / 2;  // exact: a float has 13 bits more
    REQUIRE(half_from_float(std::nextafter(middle, low)) == half);
    REQUIRE(half_from_float(std::nextafter(middle, high)) == half + 1);
    REQUIRE(half_from_float(middle) == half + (half & 1));
    REQUIRE(half_from_float(-middle) == (0x8000 | (half + (half & 1))));
  }
}

TEST_CASE("int8 kernels keep each channel's largest weight and err by half a step", "[int8]") {
  Random random(3);
  constexpr std::size_t channels = 5;
  std::vector<float> kernel(40 * channels), back(kernel.size());
  for (std::size_t i = 0; i < kernel.size(); ++i)
    kernel[i] = static_cast<float>(random.normal() * std::pow(10.0, double(i % channels) - 3));
  const auto small = quantise_int8(kernel, channels);
  dequantise_int8(small.values, small.scales, back);
  for (std::size_t c = 0; c < channels; ++c) {
    int largest = 0;
    for (std::size_t i = c; i < kernel.size(); i += channels) {
      largest = std::max(largest, std::abs(int(small.values[i])));
      REQUIRE(std::abs(back[i] - kernel[i]) <= small.scales[c] * 0.50001f);
    }
    CHECK(largest == 127);
  }
}

TEST_CASE("int8 kernels of nothing or next to nothing stay finite and in range", "[int8]") {
  const float tiny = std::numeric_limits<float>::denorm_min();
  const std::vector<float> kernel = {0, tiny, 100 * tiny, 1e38f, 0, -tiny, -150 * tiny, -3e38f};
  const auto small = quantise_int8(kernel, 4);
  std::vector<float> back(kernel.size());
  dequantise_int8(small.values, small.scales, back);
  for (const auto value : small.values) CHECK(value >= -127);
  for (const float value : back) CHECK(std::isfinite(value));
  CHECK(back[0] == 0);
  CHECK(small.values[7] == -127);
}
