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
