#include "core/ink/margin.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace scrawl::ink;

namespace {

Map paper() {
  return Map(100, 80, 220);
}

void fill(Map& image, const Window& part, float grey) {
  for (int y = part.top; y < part.bottom; ++y)
    for (int x = part.left; x < part.right; ++x) image.at(x, y) = grey;
}

}  // namespace

TEST_CASE("dark margins are left out, on any side", "[margin]") {
  for (const Window margin : {Window{0, 0, 30, 80}, Window{75, 0, 100, 80}, Window{0, 0, 100, 20},
                              Window{0, 60, 100, 80}}) {
    Map image = paper();
    fill(image, {48, 38, 52, 42}, 30);  // writing
    fill(image, margin, 10);
    const Window left = without_dark_margins(image);
    CHECK(left.width() * left.height() == 8000 - margin.width() * margin.height());
    for (const float grey : cut(image, left).values) CHECK((grey == 220 || grey == 30));
  }
}

TEST_CASE("a margin may end in a fold of the paper", "[margin]") {
  Map image = paper();
  fill(image, {48, 38, 52, 42}, 30);  // writing
  fill(image, {0, 0, 23, 80}, 25);
  fill(image, {23, 0, 27, 80}, 110);
  fill(image, {27, 0, 29, 80}, 140);
  fill(image, {29, 0, 30, 80}, 177);
  CHECK(without_dark_margins(image).left == 27);
}

TEST_CASE("without margins nothing is left out", "[margin]") {
  Map writing = paper();
  fill(writing, {0, 30, 100, 50}, 30);  // a stroke from side to side
  Map light_on_dark(100, 80, 15);
  fill(light_on_dark, {40, 20, 60, 60}, 230);
  Map shadow = paper();
  fill(shadow, {0, 0, 40, 80}, 180);
  for (const Map& image :
       {paper(), writing, light_on_dark, shadow, Map(1, 1, 0), Map(100, 80, 0)}) {
    const Window left = without_dark_margins(image);
    CHECK(left.width() == image.width);
    CHECK(left.height() == image.height);
  }
}
