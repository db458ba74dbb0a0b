#include "core/ink/skew.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/ink/lines.hpp"

using namespace scrawl;
using Catch::Approx;

namespace {

/// Upright strokes 100 high, 80 apart, each so much further down, around a height.
ink::Drawing row(int strokes, float y, float step) {
  ink::Drawing drawing;
  for (int i = 0; i < strokes; ++i) {
    const float x = 80 * static_cast<float>(i), top = y + step * static_cast<float>(i);
    drawing.push_back({{x, top}, {x, top + 100}});
  }
  return drawing;
}

void append(ink::Drawing& drawing, const ink::Drawing& more) {
  drawing.insert(drawing.end(), more.begin(), more.end());
}

double skew_of(const ink::Drawing& drawing) {
  const ink::Layout layout(drawing);
  return ink::skew_of(layout, ink::lines(layout));
}

}  // namespace

TEST_CASE("the skew is the angle of the lines", "[ink]") {
  CHECK(skew_of(row(5, 0, 0)) == 0);
  CHECK(skew_of(row(5, 0, 8)) == Approx(std::atan(0.1)));
  CHECK(skew_of(row(5, 0, -16)) == Approx(std::atan(-0.2)));
}

TEST_CASE("a line that slants otherwise does not tell a page's skew", "[ink]") {
  ink::Drawing page = row(6, 0, 8);
  append(page, row(3, 300, -12));
  append(page, row(5, 500, 8));
  CHECK(skew_of(page) == Approx(std::atan(0.1)));
}

TEST_CASE("two glyphs and small marks tell no skew", "[ink]") {
  CHECK(skew_of(row(2, 0, 30)) == 0);
  ink::Drawing dotted = row(2, 0, 0);
  dotted.push_back({{110, 95}, {112, 97}});
  CHECK(skew_of(dotted) == 0);
  CHECK(skew_of({{{5, 5}}}) == 0);
}
