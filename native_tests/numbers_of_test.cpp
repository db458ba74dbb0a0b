#include "core/numbers_of.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using namespace scrawl;

namespace {

ReadDigit glyph(State state, double confidence, float left, float top, char sign = 0) {
  ReadDigit digit;
  digit.answer.state = state;
  digit.answer.label = 1;
  digit.answer.confidence = confidence;
  digit.box = {left, top, left + 10, top + 20};
  digit.sign = sign;
  return digit;
}

}  // namespace

TEST_CASE("a reading is told number by number", "[numbers-of]") {
  Reading reading;
  reading.text = "1.1 ?1\n1";
  reading.digits = {glyph(State::digit, 0.5, 0, 0),    glyph(State::sign, 0.5, 12, 15, '.'),
                    glyph(State::unsure, 0.5, 24, -2), glyph(State::not_a_digit, 0, 80, 0),
                    glyph(State::unsure, 0.75, 95, 0), glyph(State::digit, 0.75, 3, 50)};
  const auto numbers = numbers_of(reading);
  REQUIRE(numbers.size() == 3);
  CHECK(numbers[0].text == "1.1");
  CHECK(numbers[0].state == State::unsure);
  CHECK_THAT(numbers[0].confidence, Catch::Matchers::WithinAbs(0.125, 1e-9));
  CHECK((numbers[0].box.left == 0 && numbers[0].box.right == 34));
  CHECK((numbers[0].box.top == -2 && numbers[0].box.bottom == 35));
  CHECK((numbers[0].outline[0].x == 0 && numbers[0].outline[2].y == 35));
  CHECK(numbers_of(reading, 3)[0].outline[2].y == -2);  // upside down
  CHECK((numbers[1].text == "?1" && numbers[1].line == 0 && numbers[1].place == 1));
  CHECK(numbers[1].state == State::not_a_digit);
  CHECK((numbers[1].begin == 3 && numbers[1].end == 5));
  CHECK((numbers[2].line == 1 && numbers[2].place == 0 && numbers[2].begin == 5));
  CHECK(numbers[2].state == State::digit);
}

TEST_CASE("a blank has no numbers", "[numbers-of]") {
  CHECK(numbers_of({}).empty());
}
