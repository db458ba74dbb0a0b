#include "core/sort_places.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/random.hpp"

using namespace scrawl;

TEST_CASE("places are put in order, and those alike stay as they are", "[sort_places]") {
  Random random(2);
  for (const std::size_t count : {0, 1, 2, 3, 7, 64, 100, 1000}) {
    std::vector<std::uint64_t> values;
    for (std::size_t i = 0; i < count; ++i) values.push_back(random.below(10));
    const auto before = [&](std::size_t a, std::size_t b) { return values[a] < values[b]; };
    const auto places = places_in_order(count, before);
    std::vector<std::size_t> expected(count);
    for (std::size_t i = 0; i < count; ++i) expected[i] = i;
    std::stable_sort(expected.begin(), expected.end(), before);
    CHECK(places == expected);
  }
}

TEST_CASE("a text that comes twice is found", "[sort_places]") {
  const std::vector<std::string> texts{"b", "a", "", "c", "a"};
  const auto text = [&](std::size_t i) -> std::string_view { return texts[i]; };
  CHECK(!repeated(0, text));
  CHECK(!repeated(4, text));
  const auto twice = repeated(5, text);
  REQUIRE(twice);
  CHECK(texts[*twice] == "a");
}
