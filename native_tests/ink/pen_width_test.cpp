#include "core/ink/pen_width.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <vector>

using namespace scrawl::ink;

namespace {

/// Rings of this width, of these radii, around the middle of a map of 400 x 400.
Map rings(double width, const std::vector<double>& radii) {
  Map map(400, 400);
  for (int y = 0; y < map.height; ++y) {
    for (int x = 0; x < map.width; ++x) {
      const double from_middle = std::hypot(x + 0.5 - 200, y + 0.5 - 200);
      for (const double radius : radii) {
        if (std::abs(from_middle - radius) < width / 2) map.at(x, y) = 1;
      }
    }
  }
  return map;
}

}  // namespace

TEST_CASE("the pen's width is told from pieces apart and from pieces within one another",
          "[pen-width]") {
  for (const std::vector<double>& radii :
       {std::vector<double>{60}, {190}, {190, 150}, {190, 160, 130, 100, 70}}) {
    CAPTURE(radii.size(), radii[0]);
    const Map map = rings(8, radii);
    const auto pieces = components(map);
    REQUIRE(pieces.size() == radii.size());
    CHECK_THAT(half_pen_of(pieces, map), Catch::Matchers::WithinAbs(4, 0.4));
  }
  CHECK(half_pen_of({}, Map(8, 8)) == 0);
}
