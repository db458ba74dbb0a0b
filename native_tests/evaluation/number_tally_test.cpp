#include "core/evaluation/number_tally.hpp"

#include <catch2/catch_test_macros.hpp>

using scrawl::evaluation::NumberTally;

TEST_CASE("whole numbers are counted by their length", "[evaluation]") {
  NumberTally tally;
  tally.add("12", "12");
  tally.add("12", "17");
  tally.add("345", "345");
  CHECK(tally.count == 3);
  CHECK(tally.right == 2);
  REQUIRE(tally.lengths.size() == 2);
  CHECK(tally.lengths[2].count == 2);
  CHECK(tally.lengths[2].right == 1);
  CHECK(tally.lengths[3].right == 1);
}

TEST_CASE("digits are compared where a number has its length", "[evaluation]") {
  NumberTally tally;
  tally.add("1771", "1?17");
  tally.add("27", "21");
  CHECK(tally.confusions.size() == 3);
  CHECK(tally.confusions[{'7', '?'}] == 1);
  CHECK(tally.confusions[{'7', '1'}] == 2);
  CHECK(tally.confusions[{'1', '7'}] == 1);
  tally.add("10", "110");
  tally.add("10", "1");
  tally.add("10", "");
  CHECK(tally.too_long == 1);
  CHECK(tally.too_short == 2);
  CHECK(tally.confusions.size() == 3);
  CHECK(tally.right == 0);
}
