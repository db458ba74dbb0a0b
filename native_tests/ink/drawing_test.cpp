#include "core/ink/drawing.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <vector>

using namespace scrawl::ink;

namespace {
constexpr float no_number = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();
}  // namespace

TEST_CASE("pairs become strokes, separated by NaN", "[drawing]") {
  const std::vector<float> pairs{1, 2, 3, 4, no_number, no_number, 5, 6};
  const Drawing drawing = drawing_from_pairs(pairs);
  REQUIRE(drawing.size() == 2);
  REQUIRE(drawing[0].size() == 2);
  CHECK(drawing[0][1].x == 3);
  CHECK(drawing[0][1].y == 4);
  REQUIRE(drawing[1].size() == 1);
  CHECK(drawing[1][0].x == 5);
}

TEST_CASE("empty strokes, infinite points and half a pair are dropped", "[drawing]") {
  const std::vector<float> pairs{no_number, 0, infinity,  1,         1,         1, 2,
                                 -infinity, 3, no_number, no_number, no_number, 4};
  const Drawing drawing = drawing_from_pairs(pairs);
  REQUIRE(drawing.size() == 1);
  REQUIRE(drawing[0].size() == 1);
  CHECK(drawing[0][0].x == 1);
  CHECK(drawing_from_pairs({}).empty());
}

TEST_CASE("a drawing becomes the pairs of which it is made", "[drawing]") {
  const Drawing drawing{{{1, 2}, {3, 4}}, {{5, 6}}};
  const std::vector<float> pairs = pairs_from_drawing(drawing);
  CHECK(pairs.size() == 10);
  const Drawing again = drawing_from_pairs(pairs);
  REQUIRE(again.size() == 2);
  CHECK(again[0].size() == 2);
  CHECK(again[1].front().y == 6);
  CHECK(pairs_from_drawing({}).empty());
}

TEST_CASE("a drawing is blank until it has a finite point", "[drawing]") {
  CHECK(blank({}));
  CHECK(blank({{}, {}}));
  CHECK(blank({{{no_number, 1}, {infinity, 1}}}));
  CHECK_FALSE(blank({{}, {{0, 0}}}));
}

TEST_CASE("the bounding box surrounds the finite points", "[drawing]") {
  CHECK_FALSE(bounding_box(Drawing{{}, {{no_number, 0}}}));
  const auto box = bounding_box(Drawing{{{1, 5}, {no_number, 9}}, {{-2, 3}, {infinity, 0}}});
  REQUIRE(box);
  CHECK(box->left == -2);
  CHECK(box->right == 1);
  CHECK(box->top == 3);
  CHECK(box->bottom == 5);
}
