#include "core/data/statistics.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using Catch::Matchers::WithinAbs;
using scrawl::data::describe;
using scrawl::data::Images;

TEST_CASE("statistics count classes, values, empty and duplicate rows", "[statistics]") {
  const Images images{.height = 1,
                      .width = 2,
                      .pixels = {0, 10, 0, 0, 0, 10, 250, 3, 0, 10},
                      .labels = {3, 1, 3, 0, 2}};
  const auto found = describe(images);
  CHECK(found.classes == std::vector<std::size_t>{1, 1, 1, 2});
  CHECK(found.lowest == 0);
  CHECK(found.highest == 250);
  CHECK_THAT(found.mean, WithinAbs(283.0 / 10, 1e-12));
  CHECK_THAT(found.inked, WithinAbs(0.5, 1e-12));
  CHECK(found.empty == std::vector<std::size_t>{1});
  REQUIRE(found.duplicates.size() == 2);
  CHECK(found.duplicates[0].row == 2);
  CHECK(found.duplicates[0].first == 0);
  CHECK(found.duplicates[1].row == 4);
  CHECK(found.contradictions == 1);
}

TEST_CASE("statistics need no labels and see paper of any brightness as empty", "[statistics]") {
  const auto found = describe({.height = 1, .width = 2, .pixels = {9, 9, 5, 7}, .labels = {}});
  CHECK(found.classes.empty());
  CHECK(found.lowest == 5);
  CHECK(found.empty == std::vector<std::size_t>{0});
  CHECK(found.duplicates.empty());
  CHECK(found.contradictions == 0);
}
