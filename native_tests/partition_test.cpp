#include "core/partition.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace scrawl;

TEST_CASE("the partition with the highest score comes first, then the others", "[partition]") {
  const std::vector<Option> options{
      {0b001, -1}, {0b010, -1}, {0b100, -1}, {0b011, -1.5}, {0b110, -3}};
  const auto best = best_partitions(options, 3, 3);
  REQUIRE(best.size() == 3);
  CHECK(best[0].options == std::vector<std::size_t>{3, 2});
  CHECK(best[0].score == -2.5);
  CHECK(best[1].options == std::vector<std::size_t>{0, 1, 2});
  CHECK(best[2].options == std::vector<std::size_t>{0, 4});
  CHECK(best_partitions(options, 3, 1).size() == 1);
}

TEST_CASE("what is made of the same pieces in two ways makes two partitions", "[partition]") {
  const std::vector<Option> options{{0b01, -2}, {0b01, -1}, {0b10, -1}};
  const auto best = best_partitions(options, 2, 5);
  REQUIRE(best.size() == 2);
  CHECK(best[0].options == std::vector<std::size_t>{1, 2});
  CHECK(best[1].options == std::vector<std::size_t>{0, 2});
}

TEST_CASE("no pieces are parted in one way, into nothing", "[partition]") {
  const auto best = best_partitions({}, 0, 3);
  REQUIRE(best.size() == 1);
  CHECK(best[0].options.empty());
}

TEST_CASE("sixty pieces that all go together are parted in bounded time", "[partition]") {
  std::vector<Option> options;
  for (std::size_t a = 0; a < 60; ++a) {
    for (std::size_t b = a; b < 60 && b < a + 4; ++b)
      options.push_back({Mask{1} << a | Mask{1} << b, -1});
  }
  const auto best = best_partitions(options, 60, 3);
  REQUIRE(best.size() == 3);
  CHECK(best[0].score == -30);
}
