#include "core/ink/trace.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstddef>
#include <string>

#include "core/ink/components.hpp"
#include "core/ink/thin.hpp"
#include "native_tests/ink/shapes.hpp"

using namespace scrawl::ink;

namespace {

double mean_difference(const Picture& a, const Picture& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) sum += std::abs(a.pixels[i] - b.pixels[i]);
  return sum / static_cast<double>(a.pixels.size());
}

/// Ink where `inside(x, y)` holds, for coordinates from the middle.
template <class Inside>
Map drawn(int side, Inside&& inside) {
  Map map(side, side);
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) map.at(x, y) = inside(x - side / 2, y - side / 2) ? 1 : 0;
  }
  return map;
}

std::size_t pixels(const Map& map) {
  return static_cast<std::size_t>(
      std::count_if(map.values.begin(), map.values.end(), [](float v) { return v > 0; }));
}

}  // namespace

TEST_CASE("thinning leaves lines of one pixel that are as connected as the ink", "[trace]") {
  const Map bar =
      thinned(drawn(40, [](int x, int y) { return std::abs(x) < 15 && std::abs(y) < 4; }));
  CHECK(components(bar).size() == 1);
  CHECK((pixels(bar) >= 20 && pixels(bar) < 32));
  const Map ring =
      thinned(drawn(60, [](int x, int y) { return std::abs(std::hypot(x, y) - 20) < 4; }));
  CHECK(components(ring).size() == 1);
  CHECK((pixels(ring) > 100 && pixels(ring) < 160));
  CHECK(ring.at(30, 30) == 0);
  CHECK(pixels(thinned(Map(3, 3, 1))) == 1);
  CHECK(pixels(thinned(Map(1, 1, 1))) == 0);
  CHECK(pixels(thinned(Map())) == 0);
}

TEST_CASE("strokes traced from a picture make nearly the same picture", "[trace]") {
  for (const auto& [name, drawing] : shapes::all()) {
    CAPTURE(name);
    const Picture picture = render(drawing, {});
    const Drawing strokes = trace(picture);
    REQUIRE_FALSE(strokes.empty());
    CHECK(strokes.size() <= 4);
    CHECK(mean_difference(picture, render(strokes, {})) < 0.03);
    Picture pale = picture;
    for (float& value : pale.pixels) value *= 0.3F;
    CHECK(trace(pale).size() == strokes.size());
  }
}

TEST_CASE("where lines cross the pen goes straight on", "[trace]") {
  const Drawing cross{{{0, 0}, {100, 100}}, {{100, 0}, {0, 100}}};
  const Drawing strokes = trace(render(cross, {}));
  REQUIRE(strokes.size() == 2);
  for (const Stroke& stroke : strokes) CHECK(distance(stroke.front(), stroke.back()) > 20);
}

TEST_CASE("nothing, a dot and a picture full of ink are traced, too", "[trace]") {
  CHECK(trace(blank_picture(28)).empty());
  CHECK(trace({0, {}}).empty());
  const Drawing dot = trace(render({{{5, 5}}}, {}));
  REQUIRE(dot.size() == 1);
  CHECK(bounding_box(dot)->right - bounding_box(dot)->left < 2);
  Picture full = blank_picture(28);
  std::fill(full.pixels.begin(), full.pixels.end(), 1.0F);
  CHECK_FALSE(blank(trace(full)));
}
