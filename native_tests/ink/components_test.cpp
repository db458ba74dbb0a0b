#include "core/ink/components.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace scrawl::ink;

TEST_CASE("a line that grows faint stays one component, faint specks are none", "[components]") {
  Map ink(20, 9);
  for (int x = 2; x < 18; ++x) ink.at(x, 4) = x % 5 == 0 ? 0.35f : 0.9f;
  ink.at(3, 1) = 0.45f;
  ink.at(10, 7) = 0.6f;
  const auto found = components(ink);
  REQUIRE(found.size() == 2);
  CHECK(found[0].pixels.size() == 16);
  CHECK(found[0].box.left == 2);
  CHECK(found[0].box.right == 18);
  CHECK(found[1].pixels.size() == 1);
}

TEST_CASE("what stays beside a side of the image is not written", "[components]") {
  Map ink(200, 100);
  const auto fill = [&](int left, int top, int right, int bottom) {
    for (int y = top; y < bottom; ++y)
      for (int x = left; x < right; ++x) ink.at(x, y) = 1;
  };
  fill(90, 20, 96, 80);     // writing
  fill(0, 40, 5, 52);       // left of a margin
  fill(150, 97, 190, 100);  // left of a rule
  fill(190, 40, 200, 80);   // a digit that the picture cuts
  CHECK(written(components(ink), ink).size() == 2);
  Map alone(200, 100);
  ink = alone;
  fill(0, 40, 5, 52);
  CHECK(written(components(ink), ink).size() == 1);
}
