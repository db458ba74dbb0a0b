// Points, commas and other small strokes beside digits.

#include <catch2/catch_test_macros.hpp>
#include <tuple>
#include <vector>

#include "core/recogniser.hpp"
#include "native_tests/ink/shapes.hpp"
#include "native_tests/made_networks.hpp"

using namespace scrawl;
using namespace scrawl::testing;

TEST_CASE("a dot is no digit of its own where it can be part of a glyph", "[recogniser][number]") {
  // A network that takes unbroken lines for digits, however short they were drawn, and broken ones
  // for glyphs that are none.
  const ink::Stroke stem{{45, 10}, {45, 80}}, dot{{45, 110}, {46, 114}};
  const double whole = total_ink({stem}), broken = total_ink({stem, dot});
  REQUIRE(whole > broken);
  const auto middle = static_cast<float>((whole + broken) / 2);
  const Recogniser recogniser(ink_weigher(middle, static_cast<float>(20 / (whole - broken)), 11));
  const auto digits = [&](const ink::Stroke& beside) {
    return recogniser.read_number(ink::Drawing{stem, beside}).digits.size();
  };
  CHECK(digits(dot) == 1);
  CHECK(digits({{115, 50}, {116, 90}}) == 2);
  CHECK(digits({{145, 76}, {146, 80}}) == 2);
}

TEST_CASE("a point or a comma beside digits is no digit, however sure the network is",
          "[recogniser][number]") {
  Recogniser recogniser(constant_model({0, 9, 0, 0, 0, 0, 0, 0, 0, 0}));
  const ink::Drawing point{{{0, 158}}}, comma{{{6, 155}, {7, 170}, {0, 190}}};
  const auto beside = [&](const ink::Drawing& mark, float x) {
    ink::Drawing drawing = shapes::row({shapes::seven(), shapes::one()}, 140);
    for (const ink::Stroke& stroke : shapes::row({{}, mark}, x)) drawing.push_back(stroke);
    return recogniser.read_number(drawing);
  };
  for (const auto& [mark, x, text] :
       {std::tuple(point, 150.0f, "1.1"), {comma, 150.0f, "1,1"}, {point, 115.0f, "1.1"}}) {
    CAPTURE(x, text);
    const Reading reading = beside(mark, x);
    CHECK(reading.text == text);
    CHECK(reading.state == State::number);
    REQUIRE(reading.digits.size() == 3);
    CHECK(reading.digits[1].sign == text[1]);
    CHECK(reading.digits[1].answer.state == State::sign);
    CHECK(reading.digits[1].answer.probabilities.empty());
    CHECK(reading.confidence > 0.5);
  }
  CHECK(beside(comma, 270).text == "11,");
  CHECK(beside(comma, 20).text == "?11");

  recogniser.set_digits_only(true);
  const Reading digits = beside(point, 150);
  CHECK(digits.text == "1?1");
  CHECK(digits.digits[1].answer.state == State::not_a_digit);
  CHECK(total(digits.digits[1].answer) == 0);
  CHECK(digits.confidence == 0);
}

TEST_CASE("small strokes that are parts of a digit are no marks beside it",
          "[recogniser][number]") {
  const Recogniser recogniser(constant_model({0, 9, 0, 0, 0, 0, 0, 0, 0, 0}));
  const auto digits = [&](const ink::Drawing& drawing) {
    return recogniser.read_number(drawing).digits.size();
  };
  const ink::Stroke stem{{45, 10}, {45, 100}};
  CHECK(digits({stem, {{30, 106}, {60, 106}}}) == 1);                          // the foot of a 1
  CHECK(digits({{{30, 10}, {20, 60}, {60, 60}}, {{45, 65}, {45, 95}}}) == 1);  // an open 4
  CHECK(digits({stem, {{45, 115}}}) == 1);  // an exclamation mark
}
