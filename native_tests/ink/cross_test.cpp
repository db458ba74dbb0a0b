#include "core/ink/cross.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "native_tests/ink/shapes.hpp"

using namespace scrawl::ink;

namespace {

/// Points along the lines between some corners, as close as those of a layout.
std::vector<Point> along(const Stroke& corners) {
  std::vector<Point> points;
  for (std::size_t i = 1; i < corners.size(); ++i) {
    for (int step = 0; step < 12; ++step) {
      const float t = static_cast<float>(step) / 11;
      points.push_back({corners[i - 1].x + t * (corners[i].x - corners[i - 1].x),
                        corners[i - 1].y + t * (corners[i].y - corners[i - 1].y)});
    }
  }
  return points;
}

std::vector<Point> together(std::vector<Point> one, const std::vector<Point>& other) {
  one.insert(one.end(), other.begin(), other.end());
  return one;
}

}  // namespace

TEST_CASE("a plus is a cross, leaning and uneven, too", "[cross]") {
  const auto bar = along({{0, 30}, {60, 30}}), stem = along({{30, 0}, {30, 60}});
  CHECK(is_cross(together(bar, stem)));
  CHECK(is_cross(together(along({{0, 25}, {60, 32}}), along({{36, 0}, {27, 60}}))));
  CHECK(is_cross(together(along({{0, 28}, {50, 28}}), along({{22, 0}, {24, 70}}))));
  // In one stroke: down, back to the middle, to the left and to the right.
  CHECK(is_cross(along({{30, 0}, {30, 60}, {30, 30}, {0, 30}, {60, 30}})));
}

TEST_CASE("digits, times signs, corners and bars are no crosses", "[cross]") {
  CHECK_FALSE(is_cross(together(along({{90, 20}, {60, 100}, {140, 100}}),
                                along({{115, 60}, {118, 120}, {112, 170}}))));  // a 4
  CHECK_FALSE(is_cross(together(along({{0, 0}, {60, 60}}), along({{60, 0}, {0, 60}}))));
  CHECK_FALSE(is_cross(along({{0, 0}, {0, 60}, {60, 60}})));
  CHECK_FALSE(is_cross(together(along({{0, 5}, {60, 5}}), along({{30, 0}, {30, 60}}))));  // a T
  CHECK_FALSE(is_cross(along({{0, 30}, {60, 30}})));
  CHECK_FALSE(is_cross(along({{30, 0}, {30, 60}, {30, 0}, {0, 30}, {60, 30}})));  // a closed 4
  for (const auto& [name, digit] : shapes::all()) {
    CAPTURE(name);
    std::vector<Point> points;
    for (const Stroke& stroke : digit) points = together(points, along(stroke));
    CHECK_FALSE(is_cross(points));
  }
  CHECK_FALSE(is_cross({}));
  CHECK_FALSE(is_cross(std::vector<Point>(20, Point{3, 3})));
}
