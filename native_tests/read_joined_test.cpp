#include "core/read_joined.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/ink/layout.hpp"
#include "native_tests/ink/shapes.hpp"

using namespace scrawl;

namespace {

/// `count` ovals of 80 x 120, drawn in one go and, as most people do, against the clock.
ink::Drawing zeros(int count, float step = 130) {
  const ink::Drawing oval = shapes::oval(40, 60);
  ink::Drawing drawing(1);
  for (int i = 0; i < count; ++i) {
    for (const ink::Point point : oval[0]) {
      drawing[0].push_back({step * static_cast<float>(i) - point.x, point.y});
    }
  }
  return drawing;
}

/// Takes what is about as large as one of these ovals for a 0, all else for no digit.
const auto zero_or_nothing = [](const ink::Drawing& drawing) {
  const ink::Box box = *ink::bounding_box(drawing);
  Answer answer;
  const bool zero = std::abs(ink::width(box) - 80) < 15 && ink::height(box) > 110;
  answer.state = zero ? State::digit : State::not_a_digit;
  answer.label = 0;
  answer.confidence = zero ? 0.98 : 0.1;
  return answer;
};

}  // namespace

TEST_CASE("digits that the pen joined are parted where the network knows them", "[joined]") {
  for (const int count : {2, 3, 8}) {
    CAPTURE(count);
    const auto digits = read_joined(zeros(count), 120, zero_or_nothing);
    REQUIRE(digits.size() == static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < digits.size(); ++i) {
      CHECK(digits[i].answer.state == State::digit);
      REQUIRE(digits[i].parts.size() == 1);
      CHECK(digits[i].parts[0].stroke == 0);
      if (i > 0) CHECK(digits[i - 1].box.right < digits[i].box.right);
    }
  }
}

TEST_CASE("the pen's way from one digit to the next may be long", "[joined]") {
  CHECK(read_joined(zeros(3, 260), 120, zero_or_nothing).size() == 3);
}

TEST_CASE("digits that the network doubts are not left out one after the other", "[joined]") {
  const auto doubtful = [](const ink::Drawing& drawing) {
    Answer answer = zero_or_nothing(drawing);
    if (answer.state == State::digit) answer.confidence = 0.2;
    return answer;
  };
  CHECK(read_joined(zeros(3), 120, doubtful).size() == 3);
}

TEST_CASE("joined digits stand in their order, not in that of the pen", "[joined]") {
  ink::Drawing strokes = zeros(2);
  for (ink::Point& point : strokes[0]) point.x += 130;
  strokes.push_back(zeros(1)[0]);  // to the left of them
  const auto digits = read_joined(strokes, 120, zero_or_nothing);
  REQUIRE(digits.size() == 3);
  CHECK(digits[0].box.right < digits[1].box.left);
  CHECK(digits[1].box.right < digits[2].box.right);
}

TEST_CASE("what the network does not know in parts is not parted", "[joined]") {
  const auto nothing = [](const ink::Drawing&) {
    Answer answer;
    answer.state = State::not_a_digit;
    return answer;
  };
  CHECK(read_joined(zeros(2), 120, nothing).empty());
}

TEST_CASE("parting takes fewer than a hundred readings of whatever is drawn", "[joined]") {
  int readings = 0;
  const auto count = [&](const ink::Drawing& drawing) {
    ++readings;
    return zero_or_nothing(drawing);
  };
  for (const int digits : {3, 5, 14}) {
    read_joined(zeros(digits), 120, count);
    CHECK(readings < 100);
    readings = 0;
  }
  CHECK(read_joined(zeros(200), 120, count).empty());  // one endless line
  const float nan = std::nanf("");
  CHECK(read_joined({{{0, 0}, {nan, nan}, {90, 90}}}, 100, count).empty());
  CHECK(readings == 0);
}
