#include "core/ink/paper.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <cstdint>

#include "core/random.hpp"

using namespace scrawl::ink;

namespace {

constexpr int width = 340, height = 600;

/// A page of upright strokes, 6 wide and 40 high, of which a corner lies in shadow.
bool is_stroke(int x, int y) {
  return x >= 40 && x < 300 && y >= 40 && y < 560 && x % 40 < 6 && y % 80 < 40;
}

bool is_shaded(int x, int y) {
  return x + y < (width + height) / 2;
}

GreyImage shaded_page(double light_in_shadow) {
  scrawl::Random random(1);
  GreyImage page{width, height, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double light = is_shaded(x, y) ? light_in_shadow : 1;
      const double grey = light * (is_stroke(x, y) ? 30 : 235) + 4 * random.normal();
      page.pixels.push_back(static_cast<std::uint8_t>(std::clamp(grey, 0.0, 255.0)));
    }
  }
  return page;
}

}  // namespace

TEST_CASE("ink is as dark in the shadow as in the light", "[paper]") {
  for (const double light : {0.75, 0.6, 0.45}) {
    CAPTURE(light);
    const Ink ink = ink_on_paper(shaded_page(light));
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
