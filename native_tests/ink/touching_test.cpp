#include "core/ink/touching.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/ink/layout.hpp"
#include "core/ink/slant.hpp"

using namespace scrawl::ink;

namespace {

/// `narrow`: how many times higher than wide.
void draw_ring(Map& ink, double x, double y, double radius, double narrow = 1) {
  for (int row = 0; row < ink.height; ++row) {
    for (int column = 0; column < ink.width; ++column) {
      const double distance = std::hypot(narrow * (column - x), row - y);
      if (std::abs(distance - radius) < 2.5) ink.at(column, row) = 1;
    }
  }
}

std::size_t pixels(const std::vector<Component>& parts) {
  std::size_t sum = 0;
  for (const Component& part : parts) sum += part.pixels.size();
  return sum;
}

/// A stem of 40 pixels' height, through (x, 30).
void draw_stem(Map& ink, double x, double slant) {
  for (int y = 10; y < 50; ++y) {
    const int left = static_cast<int>(std::lround(x + slant * (30 - y)));
    for (int column = left; column < left + 4; ++column) ink.at(column, y) = 1;
  }
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

TEST_CASE("digits that lean and touch are cut along their slant", "[touching]") {
  for (const double slant : {0.3, 0.6, -0.45}) {
    CAPTURE(slant);
    Map first(130, 60), second(130, 60), both(130, 60);
    for (Map* ink : {&first, &both}) draw_stem(*ink, 50, slant);
    for (Map* ink : {&second, &both}) draw_stem(*ink, 64, slant);
    for (int x = 48; x < 76; ++x) {
      for (int y = 28; y < 32; ++y) both.at(x, y) = 1;  // where they touch
    }
    const auto whole = components(both);
    REQUIRE(whole.size() == 1);
    CHECK(slant_of(whole[0], both) == slant);
    const auto parts = parted(whole[0], both);
    CHECK(parts.size() > 1);
    CHECK(pixels(parts) == whole[0].pixels.size());
    for (const Component& part : parts) {
      std::size_t of_first = 0, of_second = 0;
      for (const std::size_t pixel : part.pixels) {
        of_first += first.values[pixel] > 0;
        of_second += second.values[pixel] > 0;
      }
      CHECK(std::min(of_first, of_second) == 0);
    }
  }
}

TEST_CASE("a row of rings, and a stroke that leans to the left, are not taken for slanted rows",
          "[touching]") {
  Map rings(150, 60);
  for (int i = 0; i < 3; ++i) draw_ring(rings, 30 + 42 * i, 30, 20);
  CHECK(slant_of(components(rings)[0], rings) == 0);
  Map stroke(60, 60);
  for (int y = 10; y < 50; ++y) stroke.at(y * 3 / 4 + 5, y) = stroke.at(y * 3 / 4 + 6, y) = 1;
  CHECK_FALSE(may_be_several(components(stroke)[0], 40, stroke));
}

TEST_CASE("what is no wider than a digit, or low beside the writing, stays whole", "[touching]") {
  Map ink(200, 60);
  draw_ring(ink, 30, 30, 20, 2);
  draw_ring(ink, 80, 30, 20, 2);
  for (int x = 120; x < 170; ++x) ink.at(x, 40) = ink.at(x, 41) = ink.at(x, 39) = 1;  // a dash
  for (const Component& component : components(ink)) {
    CHECK_FALSE(may_be_several(component, 45, ink));
  }
  draw_ring(ink, 50, 30, 20, 2);
  CHECK(may_be_several(components(ink)[0], 45, ink));
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
