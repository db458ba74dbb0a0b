#include "core/data/augment_strokes.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

using namespace scrawl;
using namespace scrawl::data;
using Catch::Matchers::WithinAbs;

namespace {

const StrokeAugmentation nothing = StrokeAugmentation{}.scaled(0);

const ink::Drawing cross = {{{100, 200}, {150, 250}, {200, 300}}, {{200, 200}, {100, 300}}};

double length_of(const ink::Drawing& drawing) {
  return distance(drawing[0].front(), drawing[0].back());
}

}  // namespace

TEST_CASE("no limits move no point", "[augment]") {
  Random random(1);
  const ink::Drawing after = augment(cross, nothing, random);
  for (std::size_t s = 0; s < cross.size(); ++s) {
    REQUIRE(after[s].size() == cross[s].size());
    for (std::size_t p = 0; p < cross[s].size(); ++p) {
      REQUIRE_THAT(distance(after[s][p], cross[s][p]), WithinAbs(0, 1e-4));
    }
  }
}

TEST_CASE("a rotation keeps lengths and turns within its limit", "[augment]") {
  StrokeAugmentation limits = nothing;
  limits.rotation = 30;
  double widest = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Random random(seed);
    const ink::Drawing after = augment(cross, limits, random);
    REQUIRE_THAT(length_of(after), WithinAbs(length_of(cross), 1e-3));
    const auto& stroke = after[0];
    const double angle =
        std::atan2(stroke[2].y - stroke[0].y, stroke[2].x - stroke[0].x) * 180 / 3.14159265 - 45;
    REQUIRE(std::abs(angle) < 30.001);
    widest = std::max(widest, std::abs(angle));
  }
  CHECK(widest > 27);
}

TEST_CASE("every change is small beside the drawing, whatever its size", "[augment]") {
  ink::Drawing tiny = cross;
  for (auto& stroke : tiny) {
    for (auto& point : stroke) point = {point.x / 1000, point.y / 1000};
  }
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Random one(seed);
    Random other(seed);
    const StrokeAugmentation limits{.thinning = 0};
    const ink::Drawing large = augment(cross, limits, one);
    const ink::Drawing small = augment(tiny, limits, other);
    for (std::size_t p = 0; p < cross[0].size(); ++p) {
      REQUIRE(distance(large[0][p], cross[0][p]) < 60);
      REQUIRE_THAT(1000 * small[0][p].x, WithinAbs(large[0][p].x, 0.05));
    }
  }
}

TEST_CASE("thinning leaves out inner points, and never an end", "[augment]") {
  StrokeAugmentation limits = nothing;
  limits.thinning = 0.5;
  const ink::Drawing line = {{}, {{0, 0}, {1, 1}}, {}};
  ink::Drawing dense = line;
  for (int i = 0; i <= 100; ++i) dense[2].push_back({static_cast<float>(i), 0});
  std::size_t fewest = 101;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Random random(seed);
    const ink::Drawing after = augment(dense, limits, random);
    REQUIRE(after[0].empty());
    REQUIRE(after[1].size() == 2);
    REQUIRE(after[2].size() > 30);
    REQUIRE_THAT(distance(after[2].front(), {0, 0}), WithinAbs(0, 1e-4));
    REQUIRE_THAT(distance(after[2].back(), {100, 0}), WithinAbs(0, 1e-4));
    fewest = std::min(fewest, after[2].size());
  }
  CHECK(fewest < 65);
}

TEST_CASE("a dot stays finite and nothing stays nothing", "[augment]") {
  Random random(1);
  const ink::Drawing dot = augment(ink::Drawing{{{5, 5}}}, StrokeAugmentation{}, random);
  CHECK_THAT(distance(dot[0][0], {5, 5}), WithinAbs(0, 1e-3));
  CHECK(augment(ink::Drawing{}, StrokeAugmentation{}, random).empty());
}

TEST_CASE("the pen and the box vary around what is set", "[augment]") {
  const ink::Preprocessing set;
  StrokeAugmentation limits = nothing;
  limits.pen_width = 0.3;
  limits.size = 0.1;
  double thickest = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Random random(seed);
    const ink::Preprocessing after = augment(set, limits, random);
    REQUIRE(std::abs(std::log(after.pen_width / set.pen_width)) <= 0.3);
    REQUIRE(after.box >= 18);
    REQUIRE(after.box <= 22);
    REQUIRE(after.size == set.size);
    thickest = std::max(thickest, after.pen_width);
  }
  CHECK(thickest > 1.2 * set.pen_width);
}
