#include "core/ink/layout.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace scrawl::ink;

namespace {

/// Three upright lines of this height beside one another.
void append_digits(Drawing& drawing, float top, float height) {
  for (const float x : {0.0f, 80.0f, 160.0f}) {
    drawing.push_back({{x, top}, {x + 1, top + height / 2}, {x + 2, top + height}});
  }
}

}  // namespace

TEST_CASE("the writing beside a stroke tells its height, but for dashes", "[layout]") {
  Drawing drawing;
  append_digits(drawing, 0, 120);
  append_digits(drawing, 200, 60);
  for (const float x : {0.0f, 100.0f}) drawing.push_back({{x, 300}, {x + 60, 304}});
  const Layout layout(drawing);
  CHECK(layout.height() == 120);
  CHECK(layout.height_beside(0) == 120);
  CHECK(layout.height_beside(3) == 60);
  CHECK(layout.height_beside(6) == 120);
}
