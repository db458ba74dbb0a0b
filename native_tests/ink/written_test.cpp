#include "core/ink/written.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace scrawl::ink;

namespace {

/// Ink to fill with rectangles.
struct Sheet {
  Map ink;

  Sheet(int width, int height) : ink(width, height) {}
  void fill(int left, int top, int right, int bottom, float value = 1) {
    for (int y = top; y < bottom; ++y)
      for (int x = left; x < right; ++x) ink.at(x, y) = value;
  }
  std::vector<Component> written() const { return scrawl::ink::written(components(ink), ink); }
};

/// Two digits 60 pixels high.
Sheet with_writing() {
  Sheet sheet(200, 140);
  sheet.fill(70, 20, 76, 80);
  sheet.fill(100, 20, 130, 26), sheet.fill(124, 26, 130, 80);
  return sheet;
}

}  // namespace

TEST_CASE("what stays beside a side of the image is not written", "[written]") {
  Sheet sheet(200, 100);
  sheet.fill(90, 20, 96, 80);     // writing
  sheet.fill(0, 40, 5, 52);       // left of a margin
  sheet.fill(150, 97, 190, 100);  // left of a rule
  sheet.fill(190, 40, 200, 80);   // a digit that the picture cuts
  CHECK(sheet.written().size() == 2);
  Sheet alone(200, 100);
  alone.fill(0, 40, 5, 52);
  CHECK(alone.written().size() == 1);
}

TEST_CASE("what lies along the border is written only if it fills the image", "[written]") {
  Sheet broad(200, 100);
  broad.fill(150, 0, 200, 100);
  CHECK(broad.written().empty());
  Sheet corner(200, 100);  // something of which the rest lies outside
  corner.fill(80, 0, 200, 60);
  CHECK(corner.written().empty());
  Sheet seven(40, 60);  // cut out closely
  seven.fill(0, 0, 40, 6);
  seven.fill(26, 6, 32, 60);
  CHECK(seven.written().size() == 1);
}

TEST_CASE("what the border cuts off of other writing is not written", "[written]") {
  Sheet sheet = with_writing();
  sheet.fill(90, 125, 96, 140);  // the top of a digit of the next line
  CHECK(sheet.written().size() == 2);
}

TEST_CASE("small blotches fainter than the writing are not written", "[written]") {
  Sheet sheet = with_writing();
  sheet.fill(50, 40, 62, 52, 0.6f);
  CHECK(sheet.written().size() == 2);
  // As dark as the writing it is a sign, and as high a digit.
  sheet.fill(50, 40, 62, 52);
  CHECK(sheet.written().size() == 3);
  sheet.fill(50, 40, 62, 52, 0);
  sheet.fill(50, 25, 56, 75, 0.6f);
  CHECK(sheet.written().size() == 3);
}

TEST_CASE("a frame around the writing, a row of boxes, is not written", "[written]") {
  Sheet sheet = with_writing();
  sheet.fill(50, 10, 150, 13), sheet.fill(50, 90, 150, 93);
  for (const int x : {50, 86, 147}) sheet.fill(x, 10, x + 3, 93);
  CHECK(sheet.written().size() == 2);
  // A 0 in corners around a speck is a 0.
  Sheet zero(200, 140);
  zero.fill(70, 20, 110, 26), zero.fill(70, 80, 110, 86);
  zero.fill(70, 20, 76, 86), zero.fill(104, 20, 110, 86);
  zero.fill(86, 50, 93, 57);
  CHECK(zero.written().size() == 2);
}

TEST_CASE("a 0 with straight sides is written, however large the dot in it", "[written]") {
  for (const int dot : {8, 9, 12, 16}) {
    CAPTURE(dot);
    Sheet sheet(200, 140);
    // 44 x 110 pixels, of a pen of 8; at the corners it is cut off, as if rounded.
    for (int y = 0; y < 110; ++y) {
      const int corner = std::max({8 - y, y - 101, 0});
      const bool end = y < 8 || y >= 102;
      sheet.fill(30 + corner, 15 + y, end ? 74 - corner : 38 + corner, 16 + y);
      sheet.fill(end ? 30 + corner : 66 - corner, 15 + y, 74 - corner, 16 + y);
    }
    sheet.fill(52 - dot / 2, 70 - dot / 2, 52 + dot - dot / 2, 70 + dot - dot / 2);
    sheet.fill(100, 20, 150, 28), sheet.fill(130, 28, 138, 120);  // a 7
    CHECK(sheet.written().size() == 3);
  }
}

TEST_CASE("lines under the writing and long lines beside it are not written", "[written]") {
  Sheet sheet = with_writing();
  sheet.fill(66, 90, 134, 94);  // under both digits
  CHECK(sheet.written().size() == 2);
  sheet.fill(10, 110, 190, 113);  // below, and longer than any stroke
  CHECK(sheet.written().size() == 2);
  Sheet dash = with_writing();
  dash.fill(20, 48, 55, 53);
  CHECK(dash.written().size() == 3);
}

TEST_CASE("specks are written beside digits only", "[written]") {
  Sheet sheet = with_writing();
  sheet.fill(140, 74, 147, 80);
  CHECK(sheet.written().size() == 3);  // a point
  Sheet lone(200, 240);
  lone.fill(70, 20, 76, 80);
  lone.fill(100, 20, 130, 26), lone.fill(124, 26, 130, 80);
  lone.fill(30, 200, 37, 207);
  CHECK(lone.written().size() == 2);
}

TEST_CASE("the height of the writing is that of most of its ink, inside the image", "[written]") {
  Sheet sheet = with_writing();
  sheet.fill(0, 0, 20, 140);
  for (int i = 0; i < 20; ++i) sheet.fill(30 + 5 * i, 110, 32 + 5 * i, 112);
  CHECK(writing_height(components(sheet.ink)) == 60);
  CHECK(writing_height({}) == 0);
}
