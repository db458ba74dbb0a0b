#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

#include "core/read_memory.hpp"
#include "core/recogniser.hpp"
#include "native_tests/ink/shapes.hpp"
#include "native_tests/made_networks.hpp"

using namespace scrawl;
using namespace scrawl::testing;
using Catch::Matchers::WithinAbs;

namespace {

ink::Drawing row(const std::vector<ink::Drawing>& digits, float step) {
  ink::Drawing drawing;
  float x = 0;
  for (const ink::Drawing& digit : digits) {
    for (ink::Stroke stroke : digit) {
      for (auto& point : stroke) point.x += x;
      drawing.push_back(std::move(stroke));
    }
    x += step;
  }
  return drawing;
}

double total_ink(const ink::Drawing& drawing) {
  const ink::Picture picture = ink::render(drawing, {});
  return std::accumulate(picture.pixels.begin(), picture.pixels.end(), 0.0);
}

}  // namespace

TEST_CASE("a number is read digit by digit from left to right", "[recogniser][number]") {
  const Recogniser recogniser(constant_model({0, 0, 0, 0, 0, 0, 0, 3, 0, 0}));
  ink::Drawing drawing = row({shapes::seven(), shapes::one(), shapes::seven()}, 150);
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

TEST_CASE("a drawing that grows is read the same with a memory as without",
          "[recogniser][number]") {
  const Recogniser recogniser(ink_weigher(70, 0.5f));
  const ink::Drawing whole = row({shapes::four(), shapes::one(), shapes::four()}, 60);
  ReadMemory memory;
  ink::Drawing drawing;
  const auto read_both = [&] {
    const Reading known = recogniser.read_number(drawing, memory);
    const Reading fresh = recogniser.read_number(drawing);
    CHECK(known.text == fresh.text);
    CHECK(known.confidence == fresh.confidence);
    REQUIRE(known.digits.size() == fresh.digits.size());
    for (std::size_t i = 0; i < known.digits.size(); ++i) {
      CHECK(known.digits[i].strokes == fresh.digits[i].strokes);
      CHECK(known.digits[i].answer.probabilities == fresh.digits[i].answer.probabilities);
      CHECK(known.digits[i].answer.picture.pixels == fresh.digits[i].answer.picture.pixels);
    }
  };
  for (const ink::Stroke& stroke : whole) {
    drawing.emplace_back();
    for (const ink::Point point : stroke) {
      drawing.back().push_back(point);
      read_both();
    }
  }
  drawing.erase(drawing.begin());  // all others change their places
  read_both();
}

TEST_CASE("what is remembered of a drawing is not read again", "[recogniser][number]") {
  ReadMemory memory;
  int reads = 0;
  const auto read = [&](const ink::Drawing&) {
    ++reads;
    return Answer{};
  };
  const ink::Drawing joined{{{0, 0}, {1, 1}, {2, 2}, {3, 3}}};
  const ink::Drawing apart{{{0, 0}, {1, 1}}, {{2, 2}, {3, 3}}};
  memory.answer(joined, read);
  memory.answer(joined, read);
  CHECK(reads == 1);
  memory.answer(apart, read);
  CHECK(reads == 2);
  memory.next();
  memory.answer(joined, read);
  CHECK(reads == 2);
  memory.next();
  memory.answer(apart, read);  // the drawing between did not have it
  CHECK(reads == 3);
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
    ink::Drawing drawing = row({shapes::seven(), shapes::one()}, 140);
    for (const ink::Stroke& stroke : row({{}, mark}, x)) drawing.push_back(stroke);
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

TEST_CASE("lines are read from top to bottom", "[recogniser][number]") {
  const Recogniser recogniser(constant_model({0, 9, 0, 0, 0, 0, 0, 0, 0, 0}));
  const auto line = [](float x, float y, float slope) {
    ink::Drawing drawing = row({{}, shapes::one(), shapes::oval(40, 60)}, x);
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
  CHECK(
      recogniser.read_number(both(row({{}, shapes::one()}, 0), {{{80, 330}, {78, 400}, {76, 470}}}))
          .text == "1\n1");
  // A number that climbs is one line.
  ink::Drawing steps;
  for (int i = 0; i < 5; ++i) {
    ink::Drawing digit = row({{}, shapes::one()}, static_cast<float>(60 * i));
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
    for (const float x : places) drawing.push_back(row({{}, shapes::one()}, x)[0]);
    return recogniser.read_number(drawing).text;
  };
  CHECK(ones({0, 80, 400, 480, 560}) == "11 111");
  CHECK(ones({0, 150, 300, 450}) == "1111");
  CHECK(ones({0, 400}) == "1 1");
  CHECK(ones({0, 120}) == "11");
}

TEST_CASE("glyphs that are no digits show in a number, and too many make it none",
          "[recogniser][number]") {
  // Plain lines have the least ink.
  const Recogniser recogniser(ink_weigher(70, 0.5f, 11));
  const ink::Drawing oval = shapes::oval(50, 80);
  const Reading most = recogniser.read_number(row({oval, shapes::one(), oval}, 300));
  CHECK(most.text == "4?4");
  CHECK(most.state == State::number);
  const Reading few = recogniser.read_number(row({shapes::one(), oval, shapes::one()}, 300));
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
  const Reading reading = recogniser.read_number(row({shapes::one(), shapes::oval(50, 80)}, 170));
  CHECK(reading.state == State::number);
  CHECK(reading.text == "44");
  CHECK(reading.digits[0].answer.state == State::unsure);
}

TEST_CASE("blank drawings and crowds of strokes are read calmly", "[recogniser][number]") {
  const Recogniser recogniser(constant_model({0, 0, 0, 0, 0, 0, 0, 0, 9, 0}));
  CHECK(recogniser.read_number(ink::Drawing{}).state == State::blank);
  CHECK(recogniser.read_number(ink::Drawing{{}, {}}).digits.empty());
  const Reading crowd = recogniser.read_number(row(std::vector(500, shapes::one()), 3));
  REQUIRE(crowd.digits.size() == 1);
  CHECK(crowd.digits[0].strokes.size() == 500);
  CHECK(crowd.text == "?");
  CHECK(crowd.state == State::not_a_digit);
  const Reading long_line = recogniser.read_number(row(std::vector(90, shapes::one()), 40));
  CHECK(long_line.text == "?");
  const Reading dashes = recogniser.read_number(row(std::vector(60, shapes::one()), 60));
  CHECK(dashes.digits.size() == 60);
  // Everything on top of everything: as many groupings as there can be.
  CHECK_FALSE(recogniser.read_number(row(std::vector(60, shapes::four()), 0.5f)).digits.empty());
  const Reading dense = recogniser.read_number(row(std::vector(50, shapes::one()), 9));
  std::vector<int> seen;
  for (const ReadDigit& digit : dense.digits) {
    seen.insert(seen.end(), digit.strokes.begin(), digit.strokes.end());
  }
  std::sort(seen.begin(), seen.end());
  std::vector<int> all(50);
  std::iota(all.begin(), all.end(), 0);
  CHECK(seen == all);
}
