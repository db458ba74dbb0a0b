#include "core/ink/touching.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/ink/layout.hpp"

using namespace scrawl::ink;

namespace {

void draw_ring(Map& ink, double x, double y, double radius) {
  for (int row = 0; row < ink.height; ++row) {
    for (int column = 0; column < ink.width; ++column) {
      const double distance = std::hypot(column - x, row - y);
      if (std::abs(distance - radius) < 2.5) ink.at(column, row) = 1;
    }
  }
}

std::size_t pixels(const std::vector<Component>& parts) {
  std::size_t sum = 0;
  for (const Component& part : parts) sum += part.pixels.size();
  return sum;
}

}  // namespace

TEST_CASE("rings that touch are cut where they touch, and no ink is lost", "[touching]") {
  Map ink(150, 60);
  draw_ring(ink, 30, 30, 20);
  draw_ring(ink, 72, 30, 20);
  draw_ring(ink, 114, 30, 20);
  const auto whole = components(ink);
  REQUIRE(whole.size() == 1);
  const auto parts = parted(whole[0], ink);
  CHECK(parts.size() >= 3);
  CHECK(pixels(parts) == whole[0].pixels.size());
  // Some of the cuts are where the rings touch, give or take the pen's width.
  for (const double touch : {51.0, 93.0}) {
    CHECK(std::any_of(parts.begin(), parts.end(),
                      [&](const Component& part) { return std::abs(part.box.left - touch) <= 4; }));
  }
  for (const Component& part : parts) CHECK(width(part.box) < 55);
}

TEST_CASE("a row of many digits is cut into as many parts", "[touching]") {
  Map ink(300, 60);
  for (int i = 0; i < 6; ++i) draw_ring(ink, 30 + 42 * i, 30, 20);
  const auto parts = parted(components(ink)[0], ink);
  CHECK(parts.size() >= 6);
  for (const Component& part : parts) CHECK(width(part.box) < 55);
}

TEST_CASE("what is no wider than a digit, or low beside the writing, stays whole", "[touching]") {
  Map ink(200, 60);
  draw_ring(ink, 30, 30, 20);
  draw_ring(ink, 80, 30, 20);
  for (int x = 120; x < 170; ++x) ink.at(x, 40) = ink.at(x, 41) = ink.at(x, 39) = 1;  // a dash
  for (const Component& component : components(ink)) CHECK_FALSE(may_be_several(component, 45));
  draw_ring(ink, 60, 30, 20);
  CHECK(may_be_several(components(ink)[0], 45));
}

TEST_CASE("a line across the whole image is cut into no more parts than a line has digits",
          "[touching]") {
  Map ink(2000, 30);
  for (int x = 0; x < ink.width; ++x) {
    for (int y = 0; y < 3; ++y) ink.at(x, 10 + y + (x / 20) % 2 * 9) = 1;
    if (x % 20 == 0) {
      for (int y = 10; y < 22; ++y) ink.at(x, y) = 1;
    }
  }
  CHECK(parted(components(ink)[0], ink).size() <= 16);
}
