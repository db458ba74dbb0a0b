#include "core/evaluation/number_tally.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using scrawl::evaluation::NumberTally;

TEST_CASE("whole numbers are counted by their length", "[evaluation]") {
  NumberTally tally;
  tally.add("12", {"12", {}});
  tally.add("12", {"17", {}});
  tally.add("345", {"345", {}});
  CHECK(tally.count == 3);
  CHECK(tally.right == 2);
  REQUIRE(tally.lengths.size() == 2);
  CHECK(tally.lengths[2].count == 2);
  CHECK(tally.lengths[2].right == 1);
  CHECK(tally.lengths[3].right == 1);
}

TEST_CASE("digits are compared where a number has its length", "[evaluation]") {
  NumberTally tally;
  tally.add("1771", {"1?17", {}});
  tally.add("27", {"21", {}});
  CHECK(tally.confusions.size() == 3);
  CHECK(tally.confusions[{'7', '?'}] == 1);
  CHECK(tally.confusions[{'7', '1'}] == 2);
  CHECK(tally.confusions[{'1', '7'}] == 1);
  tally.add("10", {"110", {}});
  tally.add("10", {"1", {}});
  tally.add("10", {"", {}});
  CHECK(tally.too_long == 1);
  CHECK(tally.too_short == 2);
  CHECK(tally.confusions.size() == 3);
  CHECK(tally.right == 0);
}

TEST_CASE("the probabilities of alternatives are compared with how often they are right",
          "[evaluation]") {
  NumberTally tally;
  tally.add("12", {"12", {{"12", 0.75}, {"17", 0.25}}});
  tally.add("12", {"17", {{"17", 0.75}, {"12", 0.25}}});
  tally.add("3", {"?", {}});
  CHECK(tally.among_alternatives == 2);
  // Of two told with 75 % one was right, and of two with 25 %.
  CHECK_THAT(scrawl::evaluation::expected_calibration_error(tally.alternatives),
             Catch::Matchers::WithinAbs(0.25, 1e-9));
}
