// Lines of a drawing, and the numbers on them.

#include "core/read_lines.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "core/recogniser.hpp"
#include "native_tests/ink/shapes.hpp"
#include "native_tests/made_networks.hpp"

using namespace scrawl;
using namespace scrawl::testing;

TEST_CASE("lines are read from top to bottom", "[recogniser][number]") {
  const Recogniser recogniser(constant_model({0, 9, 0, 0, 0, 0, 0, 0, 0, 0}));
  const auto line = [](float x, float y, float slope) {
    ink::Drawing drawing = shapes::row({{}, shapes::one(), shapes::oval(40, 60)}, x);
    for (ink::Stroke& stroke : drawing) {
      for (ink::Point& point : stroke) point.y += y + slope * point.x;
    }
    return drawing;
  };
  const auto both = [](ink::Drawing upper, const ink::Drawing& lower) {
    upper.insert(upper.end(), lower.begin(), lower.end());
    return upper;
  };
  for (const float slope : {0.0f, 0.4f}) {
    CAPTURE(slope);
    // The lower line was written first.
    const Reading reading = recogniser.read_number(both(line(45, 200, slope), line(10, 0, slope)));
    CHECK(reading.state == State::number);
    CHECK(reading.text == "11\n11");
    REQUIRE(reading.digits.size() == 4);
    CHECK(reading.digits[0].strokes == std::vector<int>{2});
    CHECK(reading.digits[3].strokes == std::vector<int>{1});
    CHECK(recogniser.read_number(line(10, 0, slope)).text == "11");
  }
  // However high above the other a digit stands, it is no part of it.
  CHECK(recogniser
            .read_number(
                both(shapes::row({{}, shapes::one()}, 0), {{{80, 330}, {78, 400}, {76, 470}}}))
            .text == "1\n1");
  // A number that climbs is one line.
  ink::Drawing steps;
  for (int i = 0; i < 5; ++i) {
    ink::Drawing digit = shapes::row({{}, shapes::one()}, static_cast<float>(60 * i));
    for (ink::Point& point : digit[0]) point.y -= static_cast<float>(50 * i);
    steps.push_back(digit[0]);
  }
  CHECK(recogniser.read_number(steps).text == "11111");
  // So is one that waves, above another that does not.
  ink::Drawing wave;
  for (int i = 0; i < 12; ++i) {
    for (const float lower : {0.0f, 260.0f}) {
      ink::Stroke digit = shapes::one()[0];
      const float rise = 60 * std::sin(static_cast<float>(i) / 2) * (lower > 0 ? 0.0f : 1.0f);
      for (ink::Point& point : digit) {
        point = {point.x + 90 * static_cast<float>(i), point.y + lower + rise};
      }
      wave.push_back(digit);
    }
  }
  CHECK(recogniser.read_number(wave).text == "111111111111\n111111111111");
}

TEST_CASE("a wide space parts two numbers, and widely spaced digits are one",
          "[recogniser][number]") {
  const Recogniser recogniser(constant_model({0, 9, 0, 0, 0, 0, 0, 0, 0, 0}));
  const auto ones = [&](const std::vector<float>& places) {
    ink::Drawing drawing;
    for (const float x : places) drawing.push_back(shapes::row({{}, shapes::one()}, x)[0]);
    return recogniser.read_number(drawing).text;
  };
  CHECK(ones({0, 80, 400, 480, 560}) == "11 111");
  CHECK(ones({0, 150, 300, 450}) == "1111");
  CHECK(ones({0, 400}) == "1 1");
  CHECK(ones({0, 120}) == "11");
}
