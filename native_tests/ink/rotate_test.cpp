#include "core/ink/rotate.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <numbers>
#include <numeric>

using namespace scrawl;
using Catch::Approx;

namespace {

/// 11 x 7 pixels, with ink at one of them.
ink::Map with_ink_at(int x, int y) {
  ink::Map map(11, 7);
  map.at(x, y) = 1;
  return map;
}

}  // namespace

TEST_CASE("a map that is not turned is the same", "[ink]") {
  const ink::Map map = with_ink_at(8, 2);
  const ink::Map same = ink::rotated(map, 0);
  CHECK((same.width == 11 && same.height == 7));
  CHECK(same.values == map.values);
}

TEST_CASE("a quarter turn takes what is right of the middle below it", "[ink]") {
  const ink::Map turned = ink::rotated(with_ink_at(10, 3), std::numbers::pi / 2);
  // cos(pi / 2) is not quite 0, so that there may be one more pixel, half on each side.
  CHECK((turned.width >= 7 && turned.width <= 8));
  CHECK((turned.height >= 11 && turned.height <= 12));
  double x = 0, y = 0, all = 0;
  for (int row = 0; row < turned.height; ++row) {
    for (int column = 0; column < turned.width; ++column) {
      const auto ink = static_cast<double>(turned.at(column, row));
      x += ink * (column + 0.5 - turned.width / 2.0);
      y += ink * (row + 0.5 - turned.height / 2.0);
      all += ink;
    }
  }
  CHECK(all == Approx(1).margin(1e-3));
  CHECK(x == Approx(0).margin(1e-3));
  CHECK(y == Approx(5).margin(1e-3));
}

TEST_CASE("a turned map has room for all of its ink", "[ink]") {
  for (const double angle : {-0.2, 0.1, 0.35, 1.0}) {
    CAPTURE(angle);
    const ink::Map map(40, 20, 1);
    const ink::Map turned = ink::rotated(map, angle);
    const double ink = std::accumulate(turned.values.begin(), turned.values.end(), 0.0);
    CHECK(ink == Approx(800).epsilon(0.01));
  }
}
