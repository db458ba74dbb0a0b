#include "core/ink/cuts.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/random.hpp"
#include "native_tests/ink/shapes.hpp"

using namespace scrawl::ink;

namespace {

/// Two ovals side by side, drawn in one go and, as most people do, against the clock.
Drawing two_zeros() {
  Drawing first = shapes::oval(40, 60), second = shapes::oval(40, 60);
  for (Point& point : first[0]) point.x = -point.x;
  for (Point& point : second[0]) point.x = 130 - point.x;
  first[0].insert(first[0].end(), second[0].begin(), second[0].end());
  return first;
}

}  // namespace

TEST_CASE("parts follow one another and share the points where they were cut", "[cuts]") {
  const Drawing drawing = two_zeros();
  const auto parts = cut(drawing, 120, 8);
  REQUIRE(parts.size() > 2);
  CHECK(parts.size() <= 8);
  CHECK(parts.front().first == 0);
  CHECK(parts.back().end == drawing[0].size());
  for (std::size_t i = 1; i < parts.size(); ++i) CHECK(parts[i].first + 1 == parts[i - 1].end);
  const Drawing whole = ink_of(drawing, parts);
  REQUIRE(whole.size() == 1);
  CHECK(whole[0].size() == drawing[0].size());
}

TEST_CASE("what joins two digits is a place to cut", "[cuts]") {
  const Drawing drawing = two_zeros();
  bool between = false;
  for (const Part& part : cut(drawing, 120, 8)) {
    // The 61st point is the last of the first oval.
    between = between || part.first == 60 || part.first == 61;
  }
  CHECK(between);
}

TEST_CASE("strokes are never joined by cutting, and few points are not cut", "[cuts]") {
  const Drawing drawing{{{0, 0}}, {{5, 5}, {90, 90}}};
  const auto parts = cut(drawing, 100, 8);
  REQUIRE(parts.size() == 2);
  CHECK(ink_of(drawing, parts).size() == 2);
  CHECK(cut(drawing, 100, 1).size() == 2);
}

TEST_CASE("a line without end is cut into few parts", "[cuts]") {
  scrawl::Random random(5);
  Drawing scribble(1);
  for (std::size_t i = 0; i < most_points; ++i) {
    scribble[0].push_back(
        {static_cast<float>(random.uniform(0, 900)), static_cast<float>(random.uniform(0, 300))});
  }
  CHECK(cut(scribble, 100, 16).size() == 16);
}
