#include "core/data/augment_pixels.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <numeric>

using namespace scrawl;
using namespace scrawl::data;
using Catch::Matchers::WithinAbs;

namespace {

constexpr int side = 28;
using Pixels = std::vector<float>;

// Every picture is augmented, but all limits are 0.
const PixelAugmentation nothing = [] {
  PixelAugmentation limits = PixelAugmentation{}.scaled(0);
  limits.fraction = 1;
  return limits;
}();

// A block of ink whose centre of mass is in the middle of pixel (14, 14), as in MNIST.
Pixels block(int half_width, int half_height) {
  Pixels pixels(side * side);
  for (int y = 14 - half_height; y <= 14 + half_height; ++y) {
    for (int x = 14 - half_width; x <= 14 + half_width; ++x) {
      pixels[static_cast<std::size_t>(y * side + x)] = 1;
    }
  }
  return pixels;
}

float mass(const Pixels& pixels) {
  return std::accumulate(pixels.begin(), pixels.end(), 0.0F);
}

struct Moments {
  double x = 0, y = 0, spread_x = 0, spread_y = 0;
};
Moments moments(const Pixels& pixels) {
  Moments m;
  for (int i = 0; i < side * side; ++i) {
    m.x += pixels[static_cast<std::size_t>(i)] * (i % side);
    m.y += pixels[static_cast<std::size_t>(i)] * (i / side);
  }
  m.x /= mass(pixels);
  m.y /= mass(pixels);
  for (int i = 0; i < side * side; ++i) {
    m.spread_x += pixels[static_cast<std::size_t>(i)] * std::pow(i % side - m.x, 2);
    m.spread_y += pixels[static_cast<std::size_t>(i)] * std::pow(i / side - m.y, 2);
  }
  m.spread_x = std::sqrt(m.spread_x / mass(pixels));
  m.spread_y = std::sqrt(m.spread_y / mass(pixels));
  return m;
}

Pixels augmented(Pixels pixels, const PixelAugmentation& limits, std::uint64_t seed) {
  Random random(seed);
  PixelAugmenter(side, side, limits).augment(pixels, random);
  return pixels;
}

}  // namespace

TEST_CASE("no limits change no picture", "[augment]") {
  const Pixels before = block(3, 7);
  const Pixels after = augmented(before, nothing, 1);
  for (std::size_t i = 0; i < before.size(); ++i)
    REQUIRE_THAT(after[i], WithinAbs(before[i], 1e-6));
}

TEST_CASE("only their share of the pictures is changed", "[augment]") {
  PixelAugmentation limits;
  limits.fraction = 0.25;
  const Pixels before = block(3, 7);
  int changed = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    if (augmented(before, limits, seed) != before) ++changed;
  }
  CHECK(changed > 60);
  CHECK(changed < 140);
}

TEST_CASE("a moved picture is as sharp as before", "[augment]") {
  PixelAugmentation limits = nothing;
  limits.shift = 0.5;
  const auto grey = [](const Pixels& pixels) {
    return std::count_if(pixels.begin(), pixels.end(), [](float v) { return v > 0 && v < 1; });
  };
  // With a shift of half a pixel, bilinear resampling alone would make grey the whole rim of the
  // block of 9 x 13 pixels and the 48 pixels around it.
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    REQUIRE(grey(augmented(block(4, 6), limits, seed)) < 50);
  }
}

TEST_CASE("pixels stay between paper and ink", "[augment]") {
  PixelAugmentation wild = PixelAugmentation{}.scaled(5);
  wild.cut_out = 20;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Pixels after = augmented(block(4, 9), wild, seed);
    REQUIRE(std::all_of(after.begin(), after.end(),
                        [](float v) { return v > -1e-5F && v < 1 + 1e-5F; }));
  }
}

TEST_CASE("limits beyond all numbers leave pixels, not trouble", "[augment]") {
  PixelAugmentation absurd = nothing;
  absurd.scale = absurd.shear = absurd.shift = absurd.elastic = 1e9;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const Pixels after = augmented(block(4, 9), absurd, seed);
    REQUIRE(std::all_of(after.begin(), after.end(), [](float v) { return v >= 0 && v <= 1; }));
  }
}

TEST_CASE("a shift moves the centre of mass within its limit", "[augment]") {
  PixelAugmentation limits = nothing;
  limits.shift = 2;
  double furthest = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Moments m = moments(augmented(block(3, 7), limits, seed));
    const double distance = std::max(std::abs(m.x - 14), std::abs(m.y - 14));
    REQUIRE(distance < 2.001);
    furthest = std::max(furthest, distance);
  }
  CHECK(furthest > 1.8);
}

TEST_CASE("rotation, scale and shear leave the middle where it is", "[augment]") {
  PixelAugmentation limits = nothing;
  limits.rotation = 20;
  limits.scale = 0.2;
  limits.shear = 0.2;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Moments m = moments(augmented(block(3, 6), limits, seed));
    REQUIRE_THAT(m.x, WithinAbs(14, 0.1));
    REQUIRE_THAT(m.y, WithinAbs(14, 0.1));
  }
}

TEST_CASE("a quarter turn exchanges width and height", "[augment]") {
  PixelAugmentation limits = nothing;
  limits.rotation = 90;
  const Moments before = moments(block(2, 8));
  double widest = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    widest = std::max(widest, moments(augmented(block(2, 8), limits, seed)).spread_x);
  }
  CHECK(widest > 0.9 * before.spread_y);
}

TEST_CASE("scale changes the size within its limit", "[augment]") {
  PixelAugmentation limits = nothing;
  limits.scale = 0.2;
  const double before = moments(block(5, 5)).spread_x;
  double smallest = 100;
  double largest = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const double after = moments(augmented(block(5, 5), limits, seed)).spread_x / before;
    smallest = std::min(smallest, after);
    largest = std::max(largest, after);
  }
  CHECK_THAT(smallest, WithinAbs(std::exp(-0.2), 0.05));
  CHECK_THAT(largest, WithinAbs(std::exp(0.2), 0.05));
}

TEST_CASE("thickness adds and takes ink", "[augment]") {
  PixelAugmentation limits = nothing;
  limits.thickness = 1;
  const float before = mass(block(1, 6));
  bool thicker = false;
  bool thinner = false;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const float after = mass(augmented(block(1, 6), limits, seed));
    thicker = thicker || after > 1.5F * before;
    thinner = thinner || after < 0.6F * before;
  }
  CHECK(thicker);
  CHECK(thinner);
}

TEST_CASE("elastic bending moves ink without losing it", "[augment]") {
  PixelAugmentation limits = nothing;
  limits.elastic = 2;
  const Pixels before = block(4, 8);
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const Pixels after = augmented(before, limits, seed);
    REQUIRE(after != before);
    REQUIRE_THAT(mass(after) / mass(before), WithinAbs(1, 0.25));
  }
}

TEST_CASE("cut-out blanks at most its square", "[augment]") {
  PixelAugmentation limits = nothing;
  limits.cut_out = 6;
  const Pixels full(side * side, 1.0F);
  long most = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Pixels after = augmented(full, limits, seed);
    const long blank = std::count(after.begin(), after.end(), 0.0F);
    REQUIRE(blank <= 36);
    most = std::max(most, blank);
  }
  CHECK(most == 36);
}
