#include "core/ink/average.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace scrawl::ink;

namespace {

/// 5 x 3 pixels: 0, 10, 20, ...
GreyImage steps() {
  GreyImage image{5, 3, {}};
  for (int i = 0; i < 15; ++i) image.pixels.push_back(static_cast<std::uint8_t>(10 * i));
  return image;
}

}  // namespace

TEST_CASE("an image averaged down has the mean of each area", "[average]") {
  const Map half = averaged_down(steps(), {0, 0, 4, 2}, 2);
  CHECK(half.width == 2);
  CHECK(half.height == 1);
  CHECK(half.values == std::vector<float>{30, 50});
}

TEST_CASE("areas that end with the image have the mean of what they have of it", "[average]") {
  const Map half = averaged_down(steps(), {0, 0, 5, 3}, 2);
  CHECK(half.width == 3);
  CHECK(half.height == 2);
  CHECK(half.values == std::vector<float>{30, 50, 65, 105, 125, 140});
}

TEST_CASE("a part of an image is averaged as if there were no more of it", "[average]") {
  CHECK(averaged_down(steps(), {2, 1, 5, 3}, 1).values ==
        std::vector<float>{70, 80, 90, 120, 130, 140});
  CHECK(averaged_down(steps(), {1, 1, 4, 3}, 2).values == std::vector<float>{90, 105});
}
