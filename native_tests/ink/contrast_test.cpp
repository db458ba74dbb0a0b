#include "core/ink/contrast.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "core/random.hpp"

using namespace scrawl::ink;

namespace {

/// Contrasts of a page: of a thousand pixels 50 are full ink and 50 edges half as dark, the others
/// paper, whose noise has this standard deviation.
Map page(float ink, double noise) {
  scrawl::Random random(1);
  Map map(100, 10);
  for (std::size_t i = 0; i < map.values.size(); ++i) {
    const float level = i % 20 == 0 ? ink : i % 20 == 1 ? ink / 2 : 0;
    map.values[i] = level + static_cast<float>(noise * random.normal());
  }
  return map;
}

/// The median distance from its mean of noise with this standard deviation.
double deviation(double noise) {
  return noise / 1.4826;
}

}  // namespace

TEST_CASE("the contrast of full ink is that of the ink without its edges", "[contrast]") {
  for (const float ink : {40.0f, 100.0f, 200.0f}) {
    CAPTURE(ink);
    CHECK(std::abs(full_contrast(page(ink, 2), deviation(2)) - ink) < 3);
  }
}

TEST_CASE("what noise explains is no ink, nor is what is hardly darker than paper", "[contrast]") {
  CHECK(full_contrast(page(0, 12), deviation(12)) == 0);
  CHECK(full_contrast(page(0, 30), deviation(30)) == 0);
  CHECK(full_contrast(page(12, 0), 0) == 0);
  CHECK(full_contrast(Map(), 0) == 0);
}

TEST_CASE("ink is full where its contrast is, and none on paper and on what is lighter",
          "[contrast]") {
  Map contrasts(6, 1);
  contrasts.values = {-80, 0, 40, 80, 160, 240};
  const std::vector<float> ink = ink_of(contrasts, 160).values;
  CHECK(ink[0] == 0);
  CHECK(ink[1] == 0);
  CHECK(ink[2] < 0.25f);
  // The outline of a stroke lies where a pixel is half ink.
  CHECK(std::abs(ink[3] - 0.5f) < 0.01f);
  CHECK(ink[4] == 1);
  CHECK(ink[5] == 1);
}
