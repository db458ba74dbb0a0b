#include "core/ink/smooth_light.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/random.hpp"

using namespace scrawl::ink;

namespace {

constexpr int width = 240, height = 160;

/// Light that falls off to the right, and from the middle to top and bottom.
double light_at(double x, double y) {
  const double v = 2 * y - 1;
  return 210 - 70 * x - 20 * v * v;
}

bool is_stroke(int x, int y) {
  return y > 30 && y < 130 && x > 30 && x < 210 && x % 30 < 8;
}

/// Paper in that light with dark strokes.
Map page(double noise) {
  scrawl::Random random(1);
  Map map(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double light = light_at((x + 0.5) / width, (y + 0.5) / height);
      const double grey = is_stroke(x, y) ? 30 : light;
      map.at(x, y) = static_cast<float>(grey + noise * random.normal());
    }
  }
  return map;
}

double largest_error(const Map& light) {
  double largest = 0;
  for (int y = 0; y < light.height; ++y) {
    for (int x = 0; x < light.width; ++x) {
      const double right = light_at((x + 0.5) / light.width, (y + 0.5) / light.height);
      largest = std::max(largest, std::abs(light.at(x, y) - right));
    }
  }
  return largest;
}

}  // namespace

TEST_CASE("the light on paper is found under the ink", "[smooth-light]") {
  for (const double noise : {0.0, 5.0}) {
    CAPTURE(noise);
    const SmoothLight light(page(noise));
    CHECK(largest_error(light.over(width, height)) < 1.5);
  }
}

TEST_CASE("the light is told for a map of another size", "[smooth-light]") {
  const Map twice = SmoothLight(page(0)).over(2 * width, 2 * height);
  CHECK(twice.width == 2 * width);
  CHECK(largest_error(twice) < 1.5);
}

TEST_CASE("the paper's distance from the light is its noise, and large beside a hard shadow",
          "[smooth-light]") {
  // The median distance from its mean of normal noise.
  CHECK(std::abs(SmoothLight(page(5)).deviation() - 5 / 1.4826) < 0.6);
  CHECK(SmoothLight(page(0)).deviation() < 0.5);
  Map shaded = page(0);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      if (x + y > (width + height) / 2) shaded.at(x, y) /= 3;
    }
  }
  CHECK(SmoothLight(shaded).deviation() > 8);
}

TEST_CASE("a map of one row or column has a light, too", "[smooth-light]") {
  for (const auto& [columns, rows] : {std::pair{50, 1}, {1, 50}, {1, 1}}) {
    CAPTURE(columns, rows);
    const Map light = SmoothLight(Map(columns, rows, 180)).over(columns, rows);
    for (const float grey : light.values) CHECK(std::abs(grey - 180) < 0.5f);
  }
}
