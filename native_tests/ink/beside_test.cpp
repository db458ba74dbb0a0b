#include "core/ink/beside.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "native_tests/ink/shapes.hpp"

using namespace scrawl::ink;
using Catch::Approx;

namespace {

Stroke line(float x1, float y1, float x2, float y2) {
  return {{x1, y1}, {x2, y2}};
}

}  // namespace

TEST_CASE("a stroke's shape is its direction and how straight it is", "[signs]") {
  CHECK(shape_of(Layout(Drawing{line(0, 0, 50, 0)}).points(0)).steepness == Approx(0));
  CHECK(shape_of(Layout(Drawing{line(0, 50, 50, 0)}).points(0)).steepness ==
        Approx(0.785).margin(0.01));
  CHECK(shape_of(Layout(Drawing{line(0, 0, 50, 50)}).points(0)).thickness ==
        Approx(0).margin(0.001));
  CHECK(shape_of(Layout(shapes::oval(40, 40)).points(0)).thickness > 0.8);
}

TEST_CASE("a band is told by the digits on both sides", "[signs]") {
  const Layout layout(Drawing{line(0, 20, 0, 100), line(40, 60, 60, 60), line(100, 0, 100, 80)});
  const Band band = band_beside(layout, layout.box(1));
  REQUIRE((band.left && band.right));
  CHECK(band.height == Approx(80));
  CHECK(band.at(50) == Approx(0.5));
  CHECK_FALSE(band.across);
  CHECK(band_beside(layout, layout.box(0)).left == std::nullopt);
  const Layout alone(Drawing{line(0, 0, 20, 0)});
  CHECK_FALSE(band_beside(alone, alone.box(0)).height > 0);
}

TEST_CASE("a dash is on empty paper, the bar of a 7 is not", "[signs]") {
  const Stroke stem = line(100, 0, 90, 100);
  CHECK(free_part(Layout(Drawing{stem, line(20, 50, 60, 50)}), 1) == 1);
  CHECK(free_part(Layout(Drawing{stem, line(70, 50, 120, 50)}), 1) == 0);
  CHECK(free_part(Layout(Drawing{stem, line(101, 1, 150, 0)}), 1) == 0);  // a flag
  CHECK(outside(Layout(Drawing{shapes::oval(40, 60)[0], line(200, 150, 300, 150)}), 1) < 1);
  CHECK(nearest_ink(Layout(Drawing{stem, line(95, 50, 120, 50)}), 1) < touching);
}

TEST_CASE("ink that leans to the right has a shear above zero", "[signs]") {
  const Layout layout(Drawing{line(0, 100, 50, 0), line(100, 0, 100, 100)});
  CHECK(shear(layout, 0, true) == Approx(0.5).margin(0.01));
  CHECK(shear(layout, 0, false) == Approx(0).margin(0.01));
}
