#include "core/ink/light.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace scrawl::ink;

namespace {

constexpr int side = 40, scale = 4;

/// How bright the paper is at a column of the image: twice so at the right as at the left.
double paper_at(double x) {
  return 110 + 110 * x / side;
}

/// What is known of that light, on a map of a tenth of the pixels.
Light known_light() {
  Light light{.grey = Map(side / scale, side / scale), .scale = scale};
  for (int y = 0; y < light.grey.height; ++y) {
    for (int x = 0; x < light.grey.width; ++x) {
      light.grey.at(x, y) = static_cast<float>(paper_at((x + 0.5) * scale));
    }
  }
  return light;
}

bool is_ink(int x, int y) {
  return y >= 16 && y < 24 && x % 10 >= 4 && x % 10 < 6;
}

/// Paper in that light, whose ink keeps so much of it.
GreyImage page(double kept) {
  GreyImage image{side, side, {}};
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const double grey = paper_at(x + 0.5) * (is_ink(x, y) ? kept : 1);
      image.pixels.push_back(static_cast<std::uint8_t>(std::lround(grey)));
    }
  }
  return image;
}

constexpr Window whole{0, 0, side, side};

}  // namespace

TEST_CASE("bare paper has no contrast in its light, and ink has", "[light]") {
  const Map contrasts = known_light().contrasts(page(0.3), whole, 1);
  REQUIRE(contrasts.width == side);
  // Beyond the middles of the outermost pixels of the map the light is not known so well.
  for (int y = 0; y < side; ++y) {
    for (int x = scale / 2; x < side - scale / 2; ++x) {
      CAPTURE(x, y);
      if (is_ink(x, y)) {
        CHECK(contrasts.at(x, y) > 70);
      } else {
        CHECK(std::abs(contrasts.at(x, y)) < 1);
      }
    }
  }
}

TEST_CASE(
    "ink that takes a part of the light has more contrast in more light, unless contrast is "
    "told in parts of it",
    "[light]") {
  Light light = known_light();
  const Map absolute = light.contrasts(page(0.3), whole, 1);
  light.relative = true;
  const Map relative = light.contrasts(page(0.3), whole, 1);
  const int dim = 4, bright = 34, row = 20;
  CHECK(absolute.at(bright, row) > 1.4f * absolute.at(dim, row));
  CHECK(std::abs(relative.at(bright, row) / relative.at(dim, row) - 1) < 0.03f);
  CHECK(relative.at(dim, row) > 100);
  CHECK(std::abs(relative.at(dim, 2)) < 3);
}

TEST_CASE("ink may be lighter than its paper", "[light]") {
  Light light = known_light();
  light.darkens = false;
  const Map contrasts = light.contrasts(page(1.15), whole, 1);
  CHECK(contrasts.at(24, 20) > 15);
  CHECK(std::abs(contrasts.at(22, 20)) < 1);
  CHECK(light.contrasts(page(0.3), whole, 1).at(24, 20) < -70);
}

TEST_CASE("contrasts are told for a part of an image, on a smaller map", "[light]") {
  const Map contrasts = known_light().contrasts(page(0.3), {22, 14, 32, 26}, 2);
  CHECK(contrasts.width == 5);
  CHECK(contrasts.height == 6);
  for (int y = 0; y < 6; ++y) {
    for (int x = 0; x < 5; ++x) CHECK((contrasts.at(x, y) > 70) == is_ink(22 + 2 * x, 14 + 2 * y));
  }
}

TEST_CASE("a map that lies anywhere in an image covers no more than it", "[light]") {
  Light light = known_light();
  light.left = 30, light.top = 5;
  const Window covered = light.covered({60, 100, {}});
  CHECK((covered.left == 30 && covered.top == 5));
  CHECK((covered.right == 60 && covered.bottom == 45));
  // There, the light is that of the map.
  GreyImage shifted{70, 45, std::vector<std::uint8_t>(std::size_t{70 * 45}, 0)};
  const GreyImage own = page(0.3);
  for (int y = 0; y < side; ++y) {
    std::copy_n(own.pixels.begin() + y * side, side, shifted.pixels.begin() + (y + 5) * 70 + 30);
  }
  const Map contrasts = light.contrasts(shifted, light.covered(shifted), 1);
  CHECK(contrasts.values == known_light().contrasts(own, whole, 1).values);
}

TEST_CASE("there is no ink where there is no paper", "[light]") {
  Light light = known_light();
  for (int y = 0; y < light.grey.height; ++y) light.grey.at(2, y) = -1;
  const Map contrasts = light.contrasts(page(0), whole, 1);
  for (int y = 0; y < side; ++y) {
    for (int x = 2 * scale; x < 3 * scale; ++x) CHECK(contrasts.at(x, y) == 0);
  }
  CHECK(contrasts.at(24, 20) > 100);
}

TEST_CASE("the deviation is the middle one of the distances from the light", "[light]") {
  Map contrasts(5, 1);
  contrasts.values = {-3, 2, 200, 1, -4};
  CHECK(deviation_of(contrasts) == 3);
}
