#include "core/ink/paper.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "core/ink/contrast.hpp"
#include "core/random.hpp"

using namespace scrawl::ink;

namespace {

constexpr int width = 340, height = 600;
constexpr Window whole{0, 0, width, height};

/// A page of upright strokes, 6 wide and 40 high, of which a corner lies in shadow.
bool is_stroke(int x, int y) {
  return x >= 40 && x < 300 && y >= 40 && y < 560 && x % 40 < 6 && y % 80 < 40;
}

bool is_shaded(int x, int y) {
  return x + y < (width + height) / 2;
}

GreyImage shaded_page(double light_in_shadow, double noise = 4) {
  scrawl::Random random(1);
  GreyImage page{width, height, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double light = is_shaded(x, y) ? light_in_shadow : 1;
      const double grey = light * (is_stroke(x, y) ? 30 : 235) + noise * random.normal();
      page.pixels.push_back(static_cast<std::uint8_t>(std::clamp(grey, 0.0, 255.0)));
    }
  }
  return page;
}

constexpr int side = 400;

/// Tells `is_there` how far a pixel lies from the middle of a square image, along and across what
/// is turned by 20 degrees.
template <class IsThere>
bool on_slanted(int x, int y, IsThere is_there) {
  const double right = x + 0.5 - side / 2, down = y + 0.5 - side / 2;
  return is_there(0.94 * right + 0.342 * down, 0.94 * down - 0.342 * right);
}

bool on_sheet(int x, int y, double margin) {
  return on_slanted(x, y, [&](double along, double across) {
    return std::max(std::abs(along), std::abs(across)) < 130 + margin;
  });
}

bool on_stroke(int x, int y) {
  return on_slanted(x, y, [](double along, double across) {
    return std::max(std::abs(along), std::abs(across)) < 100 && std::fmod(along + 100, 40) < 6 &&
           std::fmod(across + 100, 80) < 40;
  });
}

/// A light sheet on a dark table.
GreyImage slanted_sheet() {
  GreyImage image{side, side, {}};
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      image.pixels.push_back(on_stroke(x, y) ? 30 : on_sheet(x, y, 0) ? 235 : 60);
    }
  }
  return image;
}

}  // namespace

TEST_CASE("ink is as dark in the shadow as in the light", "[paper]") {
  for (const double light : {0.75, 0.6, 0.45}) {
    CAPTURE(light);
    const Ink ink = ink_on_paper(shaded_page(light), whole);
    REQUIRE(ink.map.width == width);
    float palest = 1;
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x) {
        if (is_stroke(x, y)) palest = std::min(palest, ink.map.at(x, y));
      }
    }
    CHECK(palest > 0.75f);
  }
}

TEST_CASE("the table beside a slanted sheet is no ink, however closely it is looked at",
          "[paper]") {
  const GreyImage image = slanted_sheet();
  const Light light = ink_on_paper(image, {0, 0, image.width, image.height}).light;
  const Window covered = light.covered(image);
  REQUIRE(covered.width() < side);
  const Map contrasts = light.contrasts(image, covered, 1);
  float inked = 255, beside = 0;
  for (int y = 0; y < contrasts.height; ++y) {
    for (int x = 0; x < contrasts.width; ++x) {
      const float contrast = contrasts.at(x, y);
      if (on_stroke(covered.left + x, covered.top + y)) inked = std::min(inked, contrast);
      if (!on_sheet(covered.left + x, covered.top + y, 2)) beside = std::max(beside, contrast);
    }
  }
  CHECK(inked > 100);
  CHECK(beside == 0);
}

TEST_CASE("a light tells of the same pixels the same ink as it was found with", "[paper]") {
  for (const double noise : {0, 2, 6, 8}) {
    CAPTURE(noise);
    const GreyImage page = shaded_page(0.5, noise);
    const Ink ink = ink_on_paper(page, whole);
    REQUIRE(ink.light.relative);
    const Map again =
        ink_of(ink.light.contrasts(page, ink.light.covered(page), ink.scale), ink.light.full);
    REQUIRE(again.values.size() == ink.map.values.size());
    float furthest = 0;
    for (std::size_t i = 0; i < again.values.size(); ++i) {
      furthest = std::max(furthest, std::abs(again.values[i] - ink.map.values[i]));
    }
    CHECK(furthest < 1e-4f);
  }
}

TEST_CASE("a lit corner of a part in shadow is no ink where the light is known to have steps",
          "[paper]") {
  GreyImage page = shaded_page(1, 0);
  const auto is_lit = [](int x, int y) { return 12 * (width - x) < y; };
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      auto& pixel = page.pixels[static_cast<std::size_t>(y * width + x)];
      if (!is_lit(x, y)) pixel = static_cast<std::uint8_t>(0.8 * pixel);
    }
  }
  const Ink ink = ink_on_paper(page, whole, true);
  REQUIRE(ink.light.darkens);
  int wrong = 0;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) wrong += (ink.map.at(x, y) > 0.5f) != is_stroke(x, y);
  }
  CHECK(wrong == 0);
}
