#include "core/legibility.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <initializer_list>
#include <string>
#include <vector>

using namespace scrawl;

namespace {

/// Glyphs side by side, 40 high: of which digit the network is how sure; "?" where it is not.
std::vector<ReadDigit> glyphs(std::initializer_list<double> confidences) {
  std::vector<ReadDigit> digits;
  for (const double confidence : confidences) {
    ReadDigit& digit = digits.emplace_back();
    const auto left = static_cast<float>(30 * digits.size());
    digit.box = {left, 0, left + 20, 40};
    digit.answer.state = confidence > 0 ? State::digit : State::not_a_digit;
    digit.answer.confidence = confidence;
    digit.answer.label = 3;
    digit.answer.probabilities.assign(10, 0.1);
  }
  return digits;
}

std::size_t refused(const std::vector<ReadDigit>& digits) {
  return static_cast<std::size_t>(std::count_if(digits.begin(), digits.end(), [](const auto& one) {
    return one.answer.state == State::not_a_digit;
  }));
}

/// How many glyphs of a line of one number are refused.
std::size_t refused_alone(std::vector<ReadDigit> digits) {
  const std::vector<Number> numbers{digits};
  refuse_illegible(numbers);
  for (const ReadDigit& digit : digits) {
    CHECK(digit.answer.probabilities.size() == 10);
    if (digit.answer.state == State::not_a_digit) CHECK(digit.sign == 0);
  }
  return refused(digits);
}

}  // namespace

TEST_CASE("beside a doubtful digit nothing is print", "[legibility]") {
  std::vector<ReadDigit> line = glyphs({0.6, 0});
  CHECK(is_writing(line));
  line[0].answer.state = State::unsure;
  CHECK(!is_writing(line));
}

TEST_CASE("the more digits stand beside a glyph, the more likely it is one", "[legibility]") {
  ReadDigit doubtful = glyphs({0})[0];
  doubtful.answer.confidence = 0.04;
  CHECK_FALSE(perhaps_digit(doubtful, 1));
  CHECK_FALSE(perhaps_digit(doubtful, 3));
  CHECK(perhaps_digit(doubtful, 4));
}

TEST_CASE("legibility is the mean confidence, without signs", "[legibility]") {
  auto digits = glyphs({0.9, 0.7, 0});
  CHECK(std::abs(legibility(digits) - 1.6 / 3) < 1e-9);
  digits[2].sign = '-';
  CHECK(std::abs(legibility(digits) - 0.8) < 1e-9);
  CHECK(legibility({}) == 0);
}

TEST_CASE("a number of which the network is nowhere sure is refused", "[legibility]") {
  CHECK(refused_alone(glyphs({0.99, 0.95, 0.97})) == 0);
  CHECK(refused_alone(glyphs({0.7, 0.6, 0.7})) == 3);
  CHECK(refused_alone(glyphs({0.99, 0, 0.97, 0.98})) == 1);  // one illegible glyph in a sure number
  CHECK(refused_alone(glyphs({0.4})) == 0);                  // one digit is judged by its state
  // A long row has some digits by chance.
  CHECK(refused_alone(glyphs({0.9, 0, 0.9, 0, 0.9, 0.9, 0, 0.9, 0.9, 0.9})) == 10);
}

TEST_CASE("digits of very different heights are no number", "[legibility]") {
  auto digits = glyphs({0.99, 0.99, 0.99});
  digits[1].box.bottom = 12;
  CHECK(refused_alone(digits) == 3);
  digits[1].box.bottom = 20;
  CHECK(refused_alone(digits) == 0);
}

TEST_CASE("beside legible numbers a doubtful one is kept, among illegible ones none",
          "[legibility]") {
  auto doubtful = glyphs({0.7, 0.6, 0.7}), sure = glyphs({0.99, 0.99, 0.99, 0.99});
  const std::vector<Number> page{doubtful, sure};
  refuse_illegible(page);
  CHECK(refused(doubtful) == 0);
  CHECK(refused(sure) == 0);
  auto first = glyphs({0.9, 0, 0, 0}), second = glyphs({0.8, 0, 0});
  const std::vector<Number> print{first, second};
  refuse_illegible(print);
  CHECK(refused(first) == 4);
  CHECK(refused(second) == 3);
}

TEST_CASE("where glyphs that are none outweigh the digits, nothing is a number", "[legibility]") {
  auto seven = glyphs({0.99}), leaf = glyphs({0, 0.99});
  const std::vector<Number> page{seven, leaf};
  refuse_illegible(page);
  CHECK(refused(seven) == 0);  // two digits, one leaf
  auto bricks = glyphs({0.99, 0.99, 0.99, 0.99}), joint = glyphs({0});
  for (ReadDigit& brick : bricks) brick.answer.label = 1;
  const std::vector<Number> wall{bricks, joint};
  refuse_illegible(wall);
  CHECK(refused(bricks) == 4);
  // What may be a digit beside others is not held against them.
  auto sure = glyphs({0.99}), doubtful = glyphs({0.3});
  doubtful[0].answer.state = State::not_a_digit;
  const std::vector<Number> fraction{sure, doubtful};
  refuse_illegible(fraction);
  CHECK(refused(sure) == 0);
}

TEST_CASE("the numbers of a line are parted where its text has blanks", "[legibility]") {
  auto digits = glyphs({1, 1, 1});
  const auto numbers = numbers_of_line(digits, "1 23");
  REQUIRE(numbers.size() == 2);
  CHECK(numbers[0].size() == 1);
  CHECK(numbers[1].data() == &digits[1]);
  CHECK(numbers_of_line({}, "").empty());
}

TEST_CASE("print is lower than the writing, and hardly legible", "[legibility]") {
  CHECK(is_print(glyphs({0.5, 0, 0}), 0.4));
  CHECK_FALSE(is_print(glyphs({0.5, 0, 0}), 0.9));
  CHECK_FALSE(is_print(glyphs({0.9, 0.9}), 0.4));
}
