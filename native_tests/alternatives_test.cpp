#include "core/alternatives.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using namespace scrawl;
using Catch::Approx;

namespace {

ReadDigit digit(int label, double confidence, int runner_up) {
  ReadDigit digit;
  digit.answer.state = State::digit;
  digit.answer.label = label;
  digit.answer.confidence = confidence;
  digit.answer.runner_up = runner_up;
  digit.answer.probabilities.assign(10, 0);
  digit.answer.probabilities[static_cast<std::size_t>(label)] = confidence;
  digit.answer.probabilities[static_cast<std::size_t>(runner_up)] = 1 - confidence;
  return digit;
}

}  // namespace

TEST_CASE("a line says its most probable labels, or one runner-up instead", "[alternatives]") {
  ReadDigit minus;
  minus.sign = '-';
  minus.answer.state = State::sign;
  minus.answer.confidence = 0.5;
  const std::vector<ReadDigit> digits{digit(1, 0.8, 7), minus, digit(4, 0.9, 9)};
  const auto alternatives = alternatives_of(digits, "1 -4", 0.5);
  REQUIRE(alternatives.size() == 3);
  CHECK(alternatives[0].text == "1 -4");
  CHECK(alternatives[0].probability == Approx(0.5 * 0.8 * 0.5 * 0.9));
  CHECK(alternatives[1].text == "7 -4");
  CHECK(alternatives[1].probability == Approx(0.5 * 0.2 * 0.5 * 0.9));
  CHECK(alternatives[2].text == "1 -9");
}

TEST_CASE("the most probable texts come first, each once, and few", "[alternatives]") {
  std::vector<Alternative> alternatives{{"1", 0.2},  {"7", 0.3},  {"1", 0.2},  {"2", 0.05},
                                        {"3", 0.04}, {"4", 0.03}, {"5", 0.001}};
  keep_best(alternatives);
  REQUIRE(alternatives.size() == 4);
  CHECK(alternatives[0].text == "1");
  CHECK(alternatives[0].probability == Approx(0.4));
  CHECK(alternatives[1].text == "7");
  std::vector<Alternative> hardly{{"1", 0.001}};
  keep_best(hardly);
  CHECK(hardly.empty());
}

TEST_CASE("what two lines may say is what each may say", "[alternatives]") {
  const auto both = joined({{"12", 0.5}, {"72", 0.25}}, {{"3", 0.8}});
  REQUIRE(both.size() == 2);
  CHECK(both[1].text == "72\n3");
  CHECK(both[1].probability == Approx(0.2));
}
