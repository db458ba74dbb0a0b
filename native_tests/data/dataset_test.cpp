#include "core/data/dataset.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <vector>

#include "core/error.hpp"

using scrawl::Error;
using scrawl::data::split_at_random;

TEST_CASE("a split holds every row once and the asked part of them out", "[split]") {
  auto split = split_at_random(42'000, 0.2, 1);
  CHECK(split.training.size() == 33'600);
  CHECK(split.validation.size() == 8'400);
  auto rows = split.training;
  rows.insert(rows.end(), split.validation.begin(), split.validation.end());
  CHECK_FALSE(std::is_sorted(rows.begin(), rows.end()));
  std::sort(rows.begin(), rows.end());
  for (std::size_t i = 0; i < rows.size(); ++i) REQUIRE(rows[i] == i);
}

TEST_CASE("a split depends on its seed alone", "[split]") {
  CHECK(split_at_random(100, 0.5, 3).training == split_at_random(100, 0.5, 3).training);
  CHECK(split_at_random(100, 0.5, 3).training != split_at_random(100, 0.5, 4).training);
}

TEST_CASE("neither part of a split is empty unless asked for", "[split]") {
  CHECK(split_at_random(10, 0.001, 1).validation.size() == 1);
  CHECK(split_at_random(10, 0.999, 1).training.size() == 1);
  CHECK(split_at_random(10, 0, 1).validation.empty());
  CHECK(split_at_random(10, 1, 1).training.empty());
  CHECK(split_at_random(1, 0, 1).training.size() == 1);
  CHECK_THROWS_AS(split_at_random(1, 0.2, 1), Error);
}

TEST_CASE("a fraction that is none is refused", "[split]") {
  for (const double fraction : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()})
    CHECK_THROWS_AS(split_at_random(10, fraction, 1), Error);
}

TEST_CASE("images without pixels count none", "[dataset]") {
  CHECK(scrawl::data::Images{}.count() == 0);
}
