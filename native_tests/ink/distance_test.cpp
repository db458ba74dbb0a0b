#include "core/ink/distance.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace scrawl::ink;

TEST_CASE("what is far from the ink counts as so far, and nothing else changes", "[distance]") {
  Map ink(60, 40);
  for (int y = 10; y < 30; ++y) ink.at(12, y) = ink.at(13, y) = ink.at(y + 9, 10) = 1;
  const Map all = depth_in_ink(ink), near = depth_in_ink(ink, 7);
  for (std::size_t i = 0; i < all.values.size(); ++i) {
    CHECK(near.values[i] == std::max(all.values[i], 0.5F - 7));
  }
  CHECK(all.at(59, 39) < -30);
}
