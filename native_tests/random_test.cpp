#include "core/random.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <numeric>
#include <vector>

using scrawl::Random;

TEST_CASE("the same seed gives the same numbers, another seed or stream others", "[random]") {
  Random first(7), again(7), other(8), stream(7, 1), next_stream(7, 2);
  const auto drawn = first.bits();
  CHECK(again.bits() == drawn);
  CHECK(other.bits() != drawn);
  CHECK(stream.bits() != next_stream.bits());
}

TEST_CASE("a restored state goes on where it was taken", "[random]") {
  Random random(3);
  random.bits();
  const auto state = random.state();
  const auto expected = random.bits();
  Random other(99);
  other.restore(state);
  CHECK(other.bits() == expected);
}

TEST_CASE("uniform and normal numbers have the moments they should", "[random]") {
  Random random(1);
  constexpr int count = 200'000;
  double sum = 0, normal_sum = 0, normal_squares = 0;
  for (int i = 0; i < count; ++i) {
    const double u = random.uniform();
    REQUIRE(u >= 0);
    REQUIRE(u < 1);
    sum += u;
    const double n = random.normal();
    normal_sum += n;
    normal_squares += n * n;
  }
  CHECK_THAT(sum / count, Catch::Matchers::WithinAbs(0.5, 0.005));
  CHECK_THAT(normal_sum / count, Catch::Matchers::WithinAbs(0, 0.01));
  CHECK_THAT(normal_squares / count, Catch::Matchers::WithinAbs(1, 0.02));
}

TEST_CASE("below is in range and reaches every value", "[random]") {
  Random random(5);
  std::vector<int> seen(7);
  for (int i = 0; i < 7000; ++i) ++seen.at(random.below(7));
  CHECK(std::all_of(seen.begin(), seen.end(), [](int n) { return n > 850 && n < 1150; }));
}

TEST_CASE("shuffle keeps every item", "[random]") {
  std::vector<int> items(100);
  std::iota(items.begin(), items.end(), 0);
  auto shuffled = items;
  Random random(2);
  random.shuffle(std::span(shuffled));
  CHECK(shuffled != items);
  std::sort(shuffled.begin(), shuffled.end());
  CHECK(shuffled == items);
}
