#include "core/ink/signs.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <string>

#include "core/ink/layout.hpp"
#include "native_tests/ink/shapes.hpp"

using namespace scrawl::ink;
using Catch::Matchers::WithinAbs;

namespace {

Stroke line(float x1, float y1, float x2, float y2) {
  return {{x1, y1}, {(x1 + x2) / 2 + 1, (y1 + y2) / 2}, {x2, y2}};
}

/// A 4 from x = 60 to 140 and y = 20 to 170, then `between`, then a 1 at x = 300, y = 40 to 160.
Drawing beside_digits(const Drawing& between) {
  Drawing drawing = shapes::four();
  drawing.insert(drawing.end(), between.begin(), between.end());
  drawing.push_back(line(300, 40, 303, 160));
  return drawing;
}

/// The signs that may well be in a drawing.
std::string signs(const Drawing& drawing) {
  std::string result;
  for (const Sign& sign : possible_signs(Layout(drawing))) {
    if (sign.probability > 0.5) result += sign.character;
  }
  return result;
}

Drawing ring(float x, float y, float size) {
  Drawing drawing = shapes::oval(size, size);
  for (Point& point : drawing[0]) point = {point.x - 200 + x, point.y - 150 + y};
  return drawing;
}

}  // namespace

TEST_CASE("signs beside digits are told by shape and place", "[signs]") {
  CHECK(signs(beside_digits({line(190, 100, 250, 98)})) == "-");
  CHECK(signs(beside_digits({line(190, 185, 250, 20)})) == "/");
  CHECK(signs(beside_digits({line(190, 100, 250, 98), line(220, 70, 221, 130)})) == "+");
  CHECK(signs(beside_digits({{{220, 160}, {222, 162}}})) == ".");
  CHECK(signs(beside_digits({{{222, 155}, {221, 165}, {212, 188}}})) == ",");
  CHECK(signs(beside_digits({{{220, 155}, {222, 157}}, {{221, 80}}})) == ":");
}

TEST_CASE("what looks like a plus in one piece may be a 4", "[signs]") {
  const Drawing drawing =
      beside_digits({{{220, 70}, {221, 130}, {220, 100}, {190, 100}, {250, 98}}});
  const auto found = possible_signs(Layout(drawing));
  REQUIRE(found.size() == 1);
  CHECK(found[0].character == '+');
  CHECK((found[0].probability > 0.1 && found[0].probability < 0.5));
}

TEST_CASE("a percent sign has a ring on either side of its slash", "[signs]") {
  Drawing drawing = shapes::four();
  drawing.push_back(line(190, 165, 260, 25));
  drawing.push_back(ring(195, 55, 18)[0]);
  const std::size_t npos = std::string::npos;
  CHECK(signs(drawing).find('%') == npos);
  drawing.push_back(ring(255, 135, 18)[0]);
  CHECK(signs(drawing).find('%') != npos);
  // Another number may follow, but no digit of its own.
  Drawing far = drawing, near = drawing;
  far.push_back(line(500, 30, 498, 170));
  near.push_back(line(310, 30, 308, 170));
  CHECK(signs(far).find('%') != npos);
  CHECK(signs(near).find('%') == npos);
}

TEST_CASE("parts of a larger sign are less likely signs, whatever was drawn first", "[signs]") {
  // The rings may be a colon, and the upper one, which is flat, a dash.
  Drawing parts{line(190, 165, 260, 25), ring(210, 60, 11)[0], ring(240, 120, 11)[0]};
  for (Point& point : parts[1]) point.y = 60 + (point.y - 60) / 5;
  std::array places{0, 1, 2};
  do {
    Drawing drawing = shapes::four();
    for (const int place : places) drawing.push_back(parts[static_cast<std::size_t>(place)]);
    drawing.push_back(line(410, 30, 408, 170));
    const auto found = possible_signs(Layout(drawing));
    const auto probability = [&](char character) {
      const auto sign = std::find_if(found.begin(), found.end(),
                                     [&](const Sign& one) { return one.character == character; });
      return sign == found.end() ? 0 : sign->probability;
    };
    CAPTURE(places);
    CHECK(probability('%') == 0.95);
    CHECK_THAT(probability(':'), WithinAbs(0.95 * 0.05, 0.001));
    CHECK_THAT(probability('-'), WithinAbs(0.0002, 0.0001));
  } while (std::next_permutation(places.begin(), places.end()));
}

TEST_CASE("what stands alone, and lines that are parts of digits, are no signs", "[signs]") {
  CHECK(signs({line(0, 0, 60, 2)}).empty());
  CHECK(signs({{{5, 5}}}).empty());
  CHECK(signs({line(0, 30, 60, 32), line(30, 0, 31, 60)}).empty());  // a plus
  CHECK(signs(shapes::seven()).empty());
  CHECK(signs({shapes::seven()[0], shapes::seven()[1], line(200, 30, 203, 170)}).empty());
  CHECK(signs({line(100, 30, 98, 170), line(200, 170, 225, 30), line(300, 30, 303, 170)})
            .empty());  // a 1 that slants a little
  CHECK(possible_signs(Layout(Drawing{})).empty());
}

TEST_CASE("a slash goes beyond the digits beside it, a 1 that leans does not", "[signs]") {
  const auto between_ones = [](float top, float foot, float lean) {
    return signs(
        {line(100, 30, 98, 170), line(200, foot, 200 + lean, top), line(300, 30, 303, 170)});
  };
  CHECK(between_ones(0, 200, 70) == "/");
  CHECK(between_ones(-40, 240, 30) == "/");  // upright, but much taller
  CHECK(between_ones(30, 170, 45).empty());
}

TEST_CASE("parts of digits are no dashes and no commas", "[signs]") {
  // The flag of a 5, the bar of a 7 under its roof, the stem of an open 4.
  CHECK(
      signs(beside_digits({line(200, 30, 240, 28), {{200, 32}, {195, 90}, {240, 120}, {200, 165}}}))
          .empty());
  CHECK(
      signs(beside_digits({{{190, 30}, {245, 30}, {215, 170}}, line(195, 100, 215, 98)})).empty());
  CHECK(signs(beside_digits({{{200, 30}, {195, 120}, {235, 120}}, line(225, 112, 224, 185)}))
            .empty());
}
