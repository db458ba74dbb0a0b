#include "core/ink/lines.hpp"

#include <catch2/catch_test_macros.hpp>
#include <iterator>
#include <utility>
#include <vector>

#include "core/random.hpp"
#include "native_tests/ink/shapes.hpp"

using namespace scrawl::ink;

namespace {

using Lines = std::vector<std::vector<std::size_t>>;

void append(Drawing& drawing, const Drawing& digit, float x, float y) {
  for (Stroke stroke : digit) {
    for (Point& point : stroke) point = {point.x + x, point.y + y};
    drawing.push_back(std::move(stroke));
  }
}

}  // namespace

TEST_CASE("two digits above one another are two lines, side by side one", "[lines]") {
  Drawing drawing;
  append(drawing, shapes::one(), 0, 200);
  append(drawing, shapes::one(), 0, 0);
  CHECK(lines(Layout(drawing)) == Lines{{1}, {0}});
  append(drawing, shapes::seven(), 400, 0);
  CHECK(lines(Layout(drawing)) == Lines{{1, 2, 3}, {0}});
}

TEST_CASE("dots and dashes belong to the line that they are nearest", "[lines]") {
  Drawing drawing;
  append(drawing, shapes::four(), 0, 0);
  append(drawing, shapes::four(), 200, 0);
  append(drawing, shapes::four(), 0, 220);
  append(drawing, shapes::four(), 200, 220);
  append(drawing, {{{170, 168}, {168, 185}}}, 0, 0);  // a comma on the upper line
  append(drawing, {{{150, 100}, {180, 100}}}, 0, 220);
  CHECK(lines(Layout(drawing)) == Lines{{0, 1, 2, 3, 8}, {4, 5, 6, 7, 9}});
}

TEST_CASE("the bar of a 5 is no part of the 1 above it", "[lines]") {
  const Drawing one{{{30, 0}, {29, 50}, {30, 100}}};
  const Drawing five{{{10, 4}, {8, 40}, {50, 50}, {50, 90}, {5, 100}}, {{10, 2}, {50, 0}}};
  Drawing drawing;
  append(drawing, one, 0, 0);
  append(drawing, one, 100, 0);
  append(drawing, five, 0, 120);
  append(drawing, one, 100, 120);
  CHECK(lines(Layout(drawing)) == Lines{{0, 1}, {2, 3, 4}});
  // The bar was written first.
  std::swap(drawing[2], drawing[3]);
  CHECK(lines(Layout(drawing)) == Lines{{0, 1}, {2, 3, 4}});
}

TEST_CASE("lines may slant more than they are apart", "[lines]") {
  Drawing drawing;
  Lines expected(2);
  for (const std::size_t line : {0, 1}) {
    for (int i = 0; i < 6; ++i) {
      expected[line].push_back(drawing.size());
      append(drawing, shapes::one(), 100.0f * static_cast<float>(i),
             40.0f * static_cast<float>(i) + 190.0f * static_cast<float>(line));
    }
  }
  CHECK(lines(Layout(drawing)) == expected);
}

TEST_CASE("lines may fall more with each digit than they are apart", "[lines]") {
  Drawing drawing;
  Lines expected(2);
  const float places[] = {0, 40, 110, 195, 290, 390, 490, 590};
  for (const std::size_t line : {0, 1}) {
    for (std::size_t i = 0; i < std::size(places); ++i) {
      expected[line].push_back(drawing.size());
      append(drawing, shapes::one(), 100.0f * static_cast<float>(i),
             places[i] + 190.0f * static_cast<float>(line));
    }
  }
  CHECK(lines(Layout(drawing)) == expected);
}

TEST_CASE("a long comma behind the last digit hangs below its line", "[lines]") {
  Drawing drawing;
  for (const float x : {0.0f, 100.0f, 200.0f}) append(drawing, shapes::one(), x, 0);
  drawing.push_back({{332, 166}, {328, 196}, {320, 226}});
  CHECK(lines(Layout(drawing)) == Lines{{0, 1, 2, 3}});
}

TEST_CASE("what touches is on one line, and without digits there is one", "[lines]") {
  Drawing stacked;  // an 8 of two rings
  append(stacked, shapes::oval(40, 40), 0, 0);
  append(stacked, shapes::oval(40, 40), 0, 82);
  CHECK(lines(Layout(stacked)).size() == 1);
  CHECK(lines(Layout(Drawing{{{0, 0}, {80, 3}}, {{0, 40}, {80, 41}}})).size() == 1);
  CHECK(lines(Layout(Drawing{{{3, 3}}})) == Lines{{0}});
}

TEST_CASE("lines that are half as high are as near to one another for their height", "[lines]") {
  Drawing drawing;
  Lines expected(4);
  float y = 0;
  for (const std::size_t line : {0, 1, 2, 3}) {
    const float size = line % 3 == 0 ? 1.0f : 0.5f;  // a large one, two small ones, a large one
    for (int i = 0; i < 6; ++i) {
      expected[line].push_back(drawing.size());
      Drawing digit = i % 2 == 0 ? shapes::one() : shapes::oval(25, 50);
      for (Stroke& stroke : digit) {
        for (Point& point : stroke) point = {point.x * size, point.y * size};
      }
      append(drawing, digit, 90 * size * static_cast<float>(i), y - (i % 2 == 0 ? 0 : 50 * size));
    }
    y += 155 * size;
  }
  CHECK(lines(Layout(drawing)) == expected);
}

TEST_CASE("a bracket beside two lines does not make them one", "[lines]") {
  Drawing drawing;
  for (const float y : {0.0f, 150.0f}) {
    for (const float x : {0.0f, 100.0f, 200.0f}) append(drawing, shapes::one(), x, y);
  }
  drawing.push_back({{400, 40}, {402, 310}});
  Lines found = lines(Layout(drawing));
  // The bracket is on either line, or on one of its own.
  for (auto& line : found) std::erase(line, 6);
  std::erase(found, std::vector<std::size_t>{});
  CHECK(found == Lines{{0, 1, 2}, {3, 4, 5}});
}

TEST_CASE("every stroke of whatever is drawn is on one line", "[lines]") {
  scrawl::Random random(4);
  Drawing drawing(400);
  for (Stroke& stroke : drawing) {
    const double x = random.uniform(0, 2000), y = random.uniform(0, 1500);
    for (int i = 0; i < 5; ++i) {
      stroke.push_back({static_cast<float>(x + random.uniform(0, 90)),
                        static_cast<float>(y + random.uniform(0, 90))});
    }
  }
  std::vector<int> seen(drawing.size());
  for (const auto& line : lines(Layout(drawing))) {
    for (const std::size_t stroke : line) ++seen.at(stroke);
  }
  for (const int times : seen) REQUIRE(times == 1);
}
