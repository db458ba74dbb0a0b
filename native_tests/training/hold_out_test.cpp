#include "core/training/hold_out.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <vector>

#include "core/training/sources.hpp"
#include "native_tests/training/drawn_digits.hpp"

using namespace scrawl;
using namespace scrawl::training;
using Catch::Matchers::ContainsSubstring;

namespace {

using Rows = std::vector<std::size_t>;

Rows sorted(const data::Split& split) {
  Rows rows = split.training;
  rows.insert(rows.end(), split.validation.begin(), split.validation.end());
  std::sort(rows.begin(), rows.end());
  return rows;
}

}  // namespace

TEST_CASE("a part is held out at random, by the seed", "[hold_out]") {
  for (const auto& digits : {drawn::picture_set(20, 1), drawn::stroke_set(20, 1)}) {
    CAPTURE(digits.name);
    const data::Split split = hold_out(digits, {.part = 0.25}, 1);
    CHECK(split.validation.size() == 5);
    CHECK(sorted(split) == all_rows(20));
    CHECK(hold_out(digits, {.part = 0.25}, 1).validation == split.validation);
    CHECK(hold_out(digits, {.part = 0.25}, 2).validation != split.validation);
    CHECK(hold_out(digits, {.part = 0}, 1).validation.empty());
  }
}

TEST_CASE("one digit cannot be divided, and is learned from", "[hold_out]") {
  const data::Split split = hold_out(drawn::picture_set(1, 1), {}, 1);
  CHECK(split.training == Rows{0});
  CHECK(split.validation.empty());
}

TEST_CASE("the last pictures are held out, and of strokes then none", "[hold_out]") {
  const HoldOut rule{.last = 3};
  const data::Split split = hold_out(drawn::picture_set(10, 1), rule, 1);
  CHECK(split.training == Rows{0, 1, 2, 3, 4, 5, 6});
  CHECK(split.validation == Rows{7, 8, 9});
  CHECK(hold_out(drawn::stroke_set(10, 1), rule, 1).validation.empty());
  CHECK_THROWS_WITH(hold_out(drawn::picture_set(3, 1), rule, 1), ContainsSubstring("too few"));
}

TEST_CASE("writers are learned from, held out, or left out", "[hold_out]") {
  const data::Dataset strokes = drawn::stroke_set(8, 1);  // writers 1 2 3 4 1 2 3 4
  const data::Split both = hold_out(strokes, {.writers = {1, 2}, .held_out_writers = {4}}, 1);
  CHECK(both.training == Rows{0, 1, 4, 5});
  CHECK(both.validation == Rows{3, 7});
  const data::Split some = hold_out(strokes, {.part = 0.5, .writers = {3, 4}}, 1);
  CHECK(some.validation.size() == 2);
  CHECK(sorted(some) == Rows{2, 3, 6, 7});
  CHECK_THROWS_WITH(hold_out(strokes, {.writers = {1}, .held_out_writers = {1}}, 1),
                    ContainsSubstring("writer 1 is both"));
  CHECK_THROWS_WITH(hold_out(strokes, {.writers = {9}}, 1),
                    ContainsSubstring("no strokes of the writers"));
}
