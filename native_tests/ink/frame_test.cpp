#include "core/ink/frame.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace scrawl::ink;

namespace {

/// The ring between a rectangle with round corners and the one inside that a pen of 8 pixels
/// leaves.
Map ring(int width, int height, double radius) {
  const auto in = [&](int x, int y, double pen, double corner) {
    const double far_x = std::abs(x + 0.5 - width / 2.0) - (width / 2.0 - pen - corner);
    const double far_y = std::abs(y + 0.5 - height / 2.0) - (height / 2.0 - pen - corner);
    return std::hypot(std::max(far_x, 0.0), std::max(far_y, 0.0)) <= corner &&
           std::max(far_x, far_y) <= corner;
  };
  Map ink(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      ink.at(x, y) = in(x, y, 0, radius) && !in(x, y, 8, std::max(radius - 8, 0.0)) ? 1.0f : 0.0f;
    }
  }
  return ink;
}

bool is_frame(const Map& ink) {
  const auto found = components(ink);
  REQUIRE(found.size() == 1);
  return scrawl::ink::is_frame(found[0], ink);
}

}  // namespace

TEST_CASE("what is nearly all level and upright lines is a frame", "[frame]") {
  CHECK(is_frame(ring(120, 80, 0)));
  CHECK(is_frame(ring(120, 80, 4)));
  CHECK(is_frame(ring(44, 300, 0)));
}

TEST_CASE("a 0 with straight sides and round ends is no frame", "[frame]") {
  CHECK_FALSE(is_frame(ring(60, 110, 30)));
  CHECK_FALSE(is_frame(ring(80, 110, 40)));
}
