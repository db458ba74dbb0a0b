#include "core/lines_read.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <utility>

using namespace scrawl;

namespace {

ReadDigit glyph(State state, double confidence) {
  ReadDigit digit;
  digit.box = {0, 0, 60, 100};
  digit.answer.state = state;
  digit.answer.label = 7;
  digit.answer.runner_up = 1;
  digit.answer.confidence = confidence;
  digit.answer.probabilities.assign(10, 0);
  return digit;
}

/// A line of so many sure digits and one that the network hardly takes for one.
ReadLine line_with_doubtful(std::size_t digits) {
  ReadLine line{std::vector(digits, glyph(State::digit, 0.99)), 1, {}};
  line.digits.push_back(glyph(State::not_a_digit, 0.05));
  return line;
}

}  // namespace

TEST_CASE("a doubtful glyph is trusted the more the more digits are in its line", "[number]") {
  Lines lines{Medium::pad};
  lines.add(line_with_doubtful(20), 100);
  lines.add(line_with_doubtful(1), 100);
  const Reading reading = reading_of(std::move(lines));
  REQUIRE(reading.digits.size() == 23);
  CHECK(reading.digits[20].answer.state == State::unsure);
  CHECK(reading.digits[22].answer.state == State::not_a_digit);
}
