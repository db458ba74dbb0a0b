#include "core/ink/quadrilateral.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

using namespace scrawl::ink;

namespace {

bool near(Point a, Point b, double by = 0.01) {
  return distance(a, b) < by;
}

double length(const Quadrilateral& corners, std::size_t side) {
  return distance(corners[side], corners[(side + 1) % 4]);
}

/// Digits of 20 x 30 whose line falls by `slope` for each step to the right.
std::vector<Box> digits(std::size_t count, float slope) {
  std::vector<Box> boxes;
  for (std::size_t i = 0; i < count; ++i) {
    const float x = 30.0f * static_cast<float>(i), y = slope * x;
    boxes.push_back({x, y, x + 20, y + 30});
  }
  return boxes;
}

}  // namespace

TEST_CASE("around level digits stands a level rectangle", "[quadrilateral]") {
  const auto corners = quadrilateral_around(digits(4, 0), 1);
  CHECK(near(corners[0], {0, 0}));
  CHECK(near(corners[1], {110, 0}));
  CHECK(near(corners[2], {110, 30}));
  CHECK(near(corners[3], {0, 30}));
  // A 6 beside a 9 does not make a line lean.
  const std::vector<Box> uneven{{0, 0, 20, 30}, {25, 8, 45, 38}};
  CHECK(near(quadrilateral_around(uneven, 1)[2], {45, 38}));
}

TEST_CASE("around a line that leans the rectangle leans with it", "[quadrilateral]") {
  const auto boxes = digits(8, 0.3f);
  const auto corners = quadrilateral_around(boxes, 1);
  const double slope = (corners[1].y - corners[0].y) / (corners[1].x - corners[0].x);
  CHECK(std::abs(slope - 0.3) < 0.001);
  CHECK(length(corners, 1) < 40);  // level it would be 93 high
  CHECK(length(corners, 0) > 220);
  for (const Box& box : boxes) {  // no corner of a digit is outside
    for (const Point point : {Point{box.left, box.top}, Point{box.right, box.bottom}}) {
      for (std::size_t side = 0; side < 4; ++side) {
        const Point a = corners[side], b = corners[(side + 1) % 4];
        CHECK((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) > -0.1);
      }
    }
  }
}

TEST_CASE("the first corner is where one begins to read", "[quadrilateral]") {
  // The first digit of a line that is turned clockwise stands at the top, its head to the right.
  const std::vector<Box> clockwise{{10, 0, 40, 20}, {10, 30, 40, 50}};
  CHECK(near(quadrilateral_around(clockwise, 8)[0], {40, 0}));
  CHECK(near(quadrilateral_around(clockwise, 8)[1], {40, 50}));
  CHECK(near(quadrilateral_around(clockwise, 6)[0], {10, 50}));
  CHECK(near(quadrilateral_around(clockwise, 6)[1], {10, 0}));
  CHECK(near(quadrilateral_around(clockwise, 3)[0], {40, 50}));
  CHECK(near(quadrilateral_around(clockwise, 1)[0], {10, 0}));
}

TEST_CASE("what stands above one another makes no line that leans", "[quadrilateral]") {
  const std::vector<Box> stacked{{0, 0, 20, 30}, {2, 40, 22, 70}};
  CHECK(near(quadrilateral_around(stacked, 1)[0], {0, 0}));
  CHECK(near(quadrilateral_around(stacked, 1)[1], {22, 0}));
}

TEST_CASE("a single point has a rectangle without extent", "[quadrilateral]") {
  const std::vector<Box> dot{{3, 4, 3, 4}};
  for (const Point corner : quadrilateral_around(dot, 1)) CHECK(near(corner, {3, 4}));
}
