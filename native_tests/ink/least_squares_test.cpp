#include "core/ink/least_squares.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace scrawl;
using Catch::Approx;

TEST_CASE("the fitted line has the least squares of y", "[ink]") {
  // Around y = 2 + x / 2; the last two deviate by 1 to both sides of it, at the same x.
  const std::vector<ink::Point> points{{0, 2}, {2, 3}, {4, 5}, {4, 3}};
  const ink::FittedLine line = ink::fitted_line(points);
  CHECK(line.slope == Approx(0.5));
  CHECK(line.spread == Approx(11));
}

TEST_CASE("points above each other, or none, have no slope", "[ink]") {
  CHECK(ink::fitted_line(std::vector<ink::Point>{{3, 1}, {3, 9}}).slope == 0);
  CHECK(ink::fitted_line({}).slope == 0);
}
