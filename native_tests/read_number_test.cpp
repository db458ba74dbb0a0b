#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <numeric>
#include <utility>
#include <vector>

#include "core/recogniser.hpp"
#include "native_tests/ink/shapes.hpp"
#include "native_tests/made_networks.hpp"

using namespace scrawl;
using namespace scrawl::testing;
using Catch::Matchers::WithinAbs;

TEST_CASE("a number is read digit by digit from left to right", "[recogniser][number]") {
  const Recogniser recogniser(constant_model({0, 0, 0, 0, 0, 0, 0, 3, 0, 0}));
  ink::Drawing drawing = shapes::row({shapes::seven(), shapes::one(), shapes::seven()}, 150);
  // Written in another order, and with a stroke of nothing.
  std::swap(drawing[0], drawing[3]);
  drawing.insert(drawing.begin(), ink::Stroke{});
  const Reading reading = recogniser.read_number(drawing);
  CHECK(reading.state == State::number);
  CHECK(reading.text == "777");
  REQUIRE(reading.digits.size() == 3);
  CHECK(reading.digits[0].strokes == std::vector<int>{2, 4});
  CHECK(reading.digits[1].strokes == std::vector<int>{3});
  CHECK(reading.digits[2].strokes == std::vector<int>{1, 5});
  CHECK(reading.digits[1].box.left == 250);
  CHECK(reading.digits[1].box.right == 253);
  CHECK(reading.digits[1].box.top == 40);
  CHECK(reading.digits[1].box.bottom == 160);
  const double one = recogniser.read(shapes::one()).confidence;
  CHECK_THAT(reading.confidence, WithinAbs(one * one * one, 1e-9));
  CHECK(reading.digits[1].answer.picture.pixels == ink::render(shapes::one(), {}).pixels);
}

TEST_CASE("one digit is a number of one", "[recogniser][number]") {
  const Recogniser recogniser(constant_model({0, 0, 0, 0, 9, 0, 0, 0, 0, 0}));
  const Reading reading = recogniser.read_number(shapes::four());
  CHECK(reading.state == State::digit);
  CHECK(reading.text == "4");
  REQUIRE(reading.digits.size() == 1);
  CHECK(reading.digits[0].strokes == std::vector<int>{0, 1});
  CHECK(reading.confidence == recogniser.read(shapes::four()).confidence);
}

TEST_CASE("where geometry leaves it open, the network's confidence decides",
          "[recogniser][number]") {
  // A bar and a stem that do not touch: each alone is a line, with less ink than both.
  const ink::Drawing open_four{{{0, 40}, {40, 55}}, {{45, 10}, {45, 100}}};
  const double whole = total_ink(open_four);
  const double half = std::max(total_ink({open_four[0]}), total_ink({open_four[1]}));
  const auto middle = static_cast<float>((whole + half) / 2);
  REQUIRE(whole > half + 10);
  CHECK(Recogniser(ink_weigher(middle, 1)).read_number(open_four).digits.size() == 1);
  CHECK(Recogniser(ink_weigher(middle, -1)).read_number(open_four).digits.size() == 2);
}

TEST_CASE("glyphs that are no digits show in a number, and too many make it none",
          "[recogniser][number]") {
  // Plain lines have the least ink.
  const Recogniser recogniser(ink_weigher(70, 0.5f, 11));
  const ink::Drawing oval = shapes::oval(50, 80);
  const Reading most = recogniser.read_number(shapes::row({oval, shapes::one(), oval}, 300));
  CHECK(most.text == "4?4");
  CHECK(most.state == State::number);
  const Reading few =
      recogniser.read_number(shapes::row({shapes::one(), oval, shapes::one()}, 300));
  CHECK(few.text == "?4?");
  CHECK(few.state == State::not_a_digit);
  CHECK(recogniser.read_number(shapes::one()).state == State::not_a_digit);
}

TEST_CASE("what is doubtful alone is taken for a digit beside digits", "[recogniser][number]") {
  // A line's logits: 4.2 for a 4, 5 for no digit.
  const double ink = total_ink(shapes::one());
  const auto slope = static_cast<float>(4.2 / (ink - 20));
  const Recogniser recogniser(ink_weigher(20, slope, 11));
  CHECK(recogniser.read_number(shapes::one()).state == State::not_a_digit);
  const Reading reading =
      recogniser.read_number(shapes::row({shapes::one(), shapes::oval(50, 80)}, 170));
  CHECK(reading.state == State::number);
  CHECK(reading.text == "44");
  CHECK(reading.digits[0].answer.state == State::unsure);
}

TEST_CASE("blank drawings and crowds of strokes are read calmly", "[recogniser][number]") {
  const Recogniser recogniser(constant_model({0, 0, 0, 0, 0, 0, 0, 0, 9, 0}));
  CHECK(recogniser.read_number(ink::Drawing{}).state == State::blank);
  CHECK(recogniser.read_number(ink::Drawing{{}, {}}).digits.empty());
  const Reading crowd = recogniser.read_number(shapes::row(std::vector(500, shapes::one()), 3));
  REQUIRE(crowd.digits.size() == 1);
  CHECK(crowd.digits[0].strokes.size() == 500);
  CHECK(crowd.text == "?");
  CHECK(crowd.state == State::not_a_digit);
  const Reading long_line = recogniser.read_number(shapes::row(std::vector(90, shapes::one()), 40));
  CHECK(long_line.text == "?");
  const Reading dashes = recogniser.read_number(shapes::row(std::vector(60, shapes::one()), 60));
  CHECK(dashes.digits.size() == 60);
  // Everything on top of everything: as many groupings as there can be.
  CHECK_FALSE(
      recogniser.read_number(shapes::row(std::vector(60, shapes::four()), 0.5f)).digits.empty());
  const Reading dense = recogniser.read_number(shapes::row(std::vector(50, shapes::one()), 9));
  std::vector<int> seen;
  for (const ReadDigit& digit : dense.digits) {
    seen.insert(seen.end(), digit.strokes.begin(), digit.strokes.end());
  }
  std::sort(seen.begin(), seen.end());
  std::vector<int> all(50);
  std::iota(all.begin(), all.end(), 0);
  CHECK(seen == all);
}
