#include "core/evaluation/tally.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <vector>

#include "core/evaluation/reliability.hpp"
#include "native_tests/evaluation/outcomes.hpp"

using namespace scrawl;
using namespace scrawl::evaluation;
using Catch::Matchers::WithinAbs;
using evaluation_test::outcome;

namespace {

std::vector<Outcome> example() {
  return {outcome(7, 7, 0.91),
          outcome(7, 1, 0.55, State::unsure),
          outcome(1, 1, 0.37, State::not_a_digit),
          outcome(3, -1, 0, State::blank),
          outcome(-1, 4, 0.8),
          outcome(-1, 4, 0.5, State::unsure),
          outcome(-1, 4, 0.1, State::not_a_digit),
          outcome(-1, -1, 0, State::blank)};
}

}  // namespace

TEST_CASE("a digit is right by its label, whatever the state", "[evaluation]") {
  const Tally all = tally(example());
  CHECK(all.digits.count == 4);
  CHECK(all.right == 2);
  CHECK(all.accuracy() == 0.5);
  CHECK(all.digits.rejected == 2);
  CHECK(all.digits.unsure == 1);
  CHECK(all.confusion[7][1] == 1);
  CHECK(all.confusion[7][7] == 1);
  CHECK(all.confusion[1][1] == 1);
  CHECK(all.recall(7) == 0.5);
  CHECK(all.precision(1) == 0.5);
  CHECK(all.surely_wrong == 0);
  CHECK(all.recall(3) == 0);  // blank: not in the confusion matrix, but counted as wrong
  CHECK(all.precision(5) == 0);
}

TEST_CASE("a digit that is read as another one without a doubt is surely wrong", "[evaluation]") {
  const Tally all =
      tally(std::vector{outcome(7, 1, 0.99), outcome(7, 7, 0.99), outcome(7, 1, 0.5, State::unsure),
                        outcome(7, 1, 0.2, State::not_a_digit), outcome(-1, 4, 0.9)});
  CHECK(all.surely_wrong == 1);
}

TEST_CASE("what is no digit is counted apart", "[evaluation]") {
  const Tally all = tally(example());
  CHECK(all.non_digits.count == 4);
  CHECK(all.non_digits.rejected == 2);
  CHECK(all.non_digits.unsure == 1);
  CHECK(all.read_as_digit() == 1);
  const Tally none = tally({});
  CHECK(none.accuracy() == 0);
  CHECK(none.loss() == 0);
}

TEST_CASE("each writer's digits are counted for the writer", "[evaluation]") {
  const auto writers = tally_by_writer(example(), std::vector{5, 5, 2, 2, 2, 9, 9, 9});
  REQUIRE(writers.size() == 2);  // 9 wrote no digit
  CHECK(writers.at(5).digits.count == 2);
  CHECK(writers.at(5).accuracy() == 0.5);
  CHECK(writers.at(2).digits.rejected == 2);
  CHECK(writers.at(2).non_digits.count == 0);
  CHECK(tally_by_writer(example(), {}).empty());
}

TEST_CASE("the loss is the mean cross-entropy of the digits", "[evaluation]") {
  const std::vector<Outcome> outcomes = {outcome(7, 7, 0.91), outcome(7, 1, 0.55),
                                         outcome(-1, 4, 0.8)};
  CHECK_THAT(tally(outcomes).loss(), WithinAbs(-(std::log(0.91) + std::log(0.05)) / 2, 1e-12));
  // A probability of 0 gives a large loss, not an infinite one.
  CHECK_THAT(tally(std::vector{outcome(3, 4, 1)}).loss(), WithinAbs(-std::log(1e-7), 1e-9));
}

TEST_CASE("the calibration error is the mean gap between confidence and accuracy", "[evaluation]") {
  // Confidences 0.9 (right), 0.7 (right) and 0.6 (wrong) lie in three of fifteen intervals.
  const std::vector<Outcome> outcomes = {outcome(2, 2, 0.9), outcome(3, 3, 0.7), outcome(4, 1, 0.6),
                                         outcome(-1, 1, 0.1), outcome(5, -1, 0, State::blank)};
  const Reliability bins = reliability(outcomes);
  CHECK_THAT(expected_calibration_error(bins), WithinAbs((0.1 + 0.3 + 0.6) / 3, 1e-12));
  CHECK(bins[13].count == 1);
  CHECK(bins[13].right == 1);
  CHECK(bins[9].count == 1);
  CHECK(bins[9].right == 0);
  CHECK(bins[1].count == 0);
  CHECK(expected_calibration_error(Reliability{}) == 0);
  CHECK(reliability(std::vector{outcome(2, 2, 1)})[14].count == 1);
}
