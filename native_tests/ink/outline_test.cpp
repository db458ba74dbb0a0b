#include "core/ink/outline.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace scrawl::ink;

namespace {

constexpr Preprocessing usual;
constexpr int longer = 160, margin = 40;

/// An upright bar as high as outlines are measured, or another rectangle.
Map bar(int width, int height = longer) {
  Map map(width + 2 * margin, height + 2 * margin);
  for (int y = margin; y < margin + height; ++y) {
    for (int x = margin; x < margin + width; ++x) map.at(x, y) = 1;
  }
  return map;
}

/// How wide the ink is in the middle row of a picture.
double drawn_width(const Picture& picture) {
  double sum = 0;
  for (int x = 0; x < picture.size; ++x) {
    sum += picture.pixels[static_cast<std::size_t>(picture.size / 2 * picture.size + x)];
  }
  return sum;
}

/// How high it is, told by the column with most ink.
double drawn_height(const Picture& picture) {
  double highest = 0;
  for (int x = 0; x < picture.size; ++x) {
    double sum = 0;
    for (int y = 0; y < picture.size; ++y) {
      sum += picture.pixels[static_cast<std::size_t>(y * picture.size + x)];
    }
    highest = std::max(highest, sum);
  }
  return highest;
}

/// How wide the bar would be if the picture were the map made smaller.
double scaled_width(int width) {
  return (usual.box - usual.pen_width) / (longer - width) * width;
}

}  // namespace

TEST_CASE("thin strokes get the width of the pen, and fill the box", "[outline]") {
  for (const int width : {4, 8, 14}) {
    CAPTURE(width);
    const Picture picture = draw_outline(bar(width), usual);
    CHECK(std::abs(drawn_width(picture) - usual.pen_width) < 0.2);
    CHECK(std::abs(drawn_height(picture) - usual.box) < 0.5);
  }
}

TEST_CASE("somewhat thick strokes stay as they are", "[outline]") {
  for (const int width : {21, 23}) {
    CAPTURE(width, scaled_width(width));
    CHECK(scaled_width(width) > 1.05 * usual.pen_width);
    CHECK(std::abs(drawn_width(draw_outline(bar(width), usual)) - scaled_width(width)) < 0.2);
  }
}

TEST_CASE("thick strokes are thinned to a third more than the pen's width", "[outline]") {
  for (const int width : {30, 36}) {
    CAPTURE(width, scaled_width(width));
    CHECK(scaled_width(width) > 1.5 * usual.pen_width);
    const double drawn = drawn_width(draw_outline(bar(width), usual));
    CHECK(drawn > 1.3 * usual.pen_width);
    CHECK(drawn < 1.45 * usual.pen_width);
  }
}

TEST_CASE("very thick strokes are thinned to no less than half their width", "[outline]") {
  const int width = 60;
  const double drawn = drawn_width(draw_outline(bar(width), usual));
  CHECK(drawn > 0.5 * scaled_width(width));
  CHECK(drawn < 0.65 * scaled_width(width));
}

TEST_CASE("ink with hardly a way of the pen is a dot", "[outline]") {
  const Picture dot = render({{{0, 0}}}, usual);
  CHECK(draw_outline(bar(100, 100), usual).pixels == dot.pixels);
  CHECK(draw_outline(bar(10, 100), usual).pixels != dot.pixels);
}

TEST_CASE("an outline grows by half a pen's width and its soft edge at most", "[outline]") {
  const double room = room_to_grow(usual);
  CHECK(room * (usual.box - usual.pen_width) > usual.pen_width / 2);
  CHECK(room * (usual.box - usual.pen_width) < usual.pen_width / 2 + 1);
}
