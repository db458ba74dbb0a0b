#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "core/ink/centre.hpp"
#include "core/ink/picture.hpp"
#include "core/random.hpp"
#include "native_tests/ink/shapes.hpp"

using namespace scrawl::ink;
using Catch::Matchers::WithinAbs;

namespace {

constexpr Preprocessing usual;

float largest_difference(const Picture& a, const Picture& b) {
  float largest = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) {
    largest = std::max(largest, std::abs(a.pixels[i] - b.pixels[i]));
  }
  return largest;
}

Drawing mapped(Drawing drawing, float scale, float x, float y) {
  for (auto& stroke : drawing) {
    for (auto& point : stroke) point = {point.x * scale + x, point.y * scale + y};
  }
  return drawing;
}

/// The rows and columns with ink of at least half strength.
struct Extent {
  int width = 0, height = 0;
};
Extent extent(const Picture& picture) {
  int left = picture.size, right = -1, top = picture.size, bottom = -1;
  for (int y = 0; y < picture.size; ++y) {
    for (int x = 0; x < picture.size; ++x) {
      if (picture.pixels[static_cast<std::size_t>(y * picture.size + x)] < 0.5f) continue;
      left = std::min(left, x), right = std::max(right, x);
      top = std::min(top, y), bottom = std::max(bottom, y);
    }
  }
  return {right - left + 1, bottom - top + 1};
}

double sum(const Picture& picture) {
  double total = 0;
  for (const float value : picture.pixels) total += value;
  return total;
}

void check_sound(const Picture& picture) {
  REQUIRE(picture.size == 28);
  REQUIRE(picture.pixels.size() == 784);
  CHECK(std::all_of(picture.pixels.begin(), picture.pixels.end(),
                    [](float value) { return value >= 0 && value <= 1; }));
  for (int i = 0; i < 28; ++i) {
    for (const int border : {i, 27 * 28 + i, i * 28, i * 28 + 27}) {
      CHECK(picture.pixels[static_cast<std::size_t>(border)] < 0.5f);
    }
  }
}

}  // namespace

TEST_CASE("a drawing's place and size do not matter", "[render]") {
  for (const auto& [name, drawing] : shapes::all()) {
    CAPTURE(name);
    const Picture plain = render(drawing, usual);
    CHECK(largest_difference(plain, render(mapped(drawing, 1, 300, -70), usual)) < 1e-3f);
    CHECK(largest_difference(plain, render(mapped(drawing, 7.3f, 0, 0), usual)) < 1e-3f);
    CHECK(largest_difference(plain, render(mapped(drawing, 1e-6f, 0, 0), usual)) < 1e-3f);
    CHECK(largest_difference(plain, render(mapped(drawing, 1e6f, 0, 0), usual)) < 1e-3f);
  }
}

TEST_CASE("the same drawing gives the same picture, whatever the order of its strokes",
          "[render]") {
  Drawing drawing = shapes::four();
  const Picture first = render(drawing, usual);
  CHECK(first.pixels == render(drawing, usual).pixels);
  std::reverse(drawing.begin(), drawing.end());
  CHECK(first.pixels == render(drawing, usual).pixels);
}

TEST_CASE("ink fills the box in its longer direction and is centred by mass", "[render]") {
  for (const auto& [name, drawing] : shapes::all()) {
    CAPTURE(name);
    const Picture picture = render(drawing, usual);
    check_sound(picture);
    const Extent ink = extent(picture);
    CHECK(std::max(ink.width, ink.height) >= 19);
    CHECK(std::max(ink.width, ink.height) <= 21);
    const Point error = offset_from_middle(picture);
    CHECK_THAT(error.x, WithinAbs(0, 0.02));
    CHECK_THAT(error.y, WithinAbs(0, 0.02));
  }
}

TEST_CASE("ink whose mass lies far out is shifted no further than the border", "[render]") {
  // A scribble on top of a long stem: the centre of mass lies near its upper end.
  Stroke stroke;
  for (int i = 0; i < 400; ++i) {
    stroke.push_back({static_cast<float>(i % 2 * 200), static_cast<float>(i) / 12});
  }
  stroke.push_back({100, 33});
  stroke.push_back({100, 200});
  const Picture picture = render({stroke}, usual);
  check_sound(picture);
  CHECK(offset_from_middle(picture).y < -0.5f);
  CHECK(extent(picture).height >= 19);
}

TEST_CASE("straight lines stay lines", "[render]") {
  const Extent vertical = extent(render({{{5, 0}, {5, 80}}}, usual));
  CHECK(vertical.height >= 19);
  CHECK(vertical.width <= 3);
  const Extent horizontal = extent(render({{{0, 9}, {30, 9}}}, usual));
  CHECK(horizontal.width >= 19);
  CHECK(horizontal.height <= 3);
}

TEST_CASE("a dot stays a dot, however it was made", "[render]") {
  const Picture dot = render({{{17, 4}}}, usual);
  check_sound(dot);
  CHECK(extent(dot).width <= 3);
  CHECK_THAT(sum(dot), WithinAbs(3.14159 / 4 * 2.45 * 2.45, 0.6));
  CHECK(dot.pixels == render({{{17, 4}, {17, 4}}}, usual).pixels);
  CHECK(dot.pixels == render({{{17, 4}}, {{17, 4}}, {{17, 4}, {17, 4}, {17, 4}}}, usual).pixels);
}

TEST_CASE("ink drawn twice is not darker", "[render]") {
  Drawing drawing = shapes::seven();
  const Picture once = render(drawing, usual);
  drawing.push_back(drawing[0]);
  CHECK(once.pixels == render(drawing, usual).pixels);
}

TEST_CASE("blank drawings give empty pictures", "[render]") {
  constexpr float nan = std::numeric_limits<float>::quiet_NaN();
  for (const Drawing& drawing : {Drawing{}, Drawing{{}}, Drawing{{{nan, nan}}}}) {
    const Picture picture = render(drawing, usual);
    REQUIRE(picture.pixels.size() == 784);
    CHECK(sum(picture) == 0);
  }
}

TEST_CASE("points that are not finite are left out", "[render]") {
  constexpr float nan = std::numeric_limits<float>::quiet_NaN();
  constexpr float infinity = std::numeric_limits<float>::infinity();
  Drawing drawing = shapes::seven();
  const Picture clean = render(drawing, usual);
  drawing[0].insert(drawing[0].begin() + 1, {{nan, 3}, {infinity, infinity}});
  CHECK(clean.pixels == render(drawing, usual).pixels);
}

TEST_CASE("coordinates at the ends of the range are drawn", "[render]") {
  constexpr float huge = std::numeric_limits<float>::max();
  check_sound(render({{{-huge, -huge}, {huge, huge}}}, usual));
  constexpr float tiny = std::numeric_limits<float>::denorm_min();
  check_sound(render({{{0, 0}, {tiny, tiny}}}, usual));
}

TEST_CASE("crowded drawings are drawn", "[render]") {
  scrawl::Random random(4);
  const auto point = [&] {
    return Point{static_cast<float>(random.uniform(0, 300)),
                 static_cast<float>(random.uniform(0, 300))};
  };
  Drawing strokes(500);
  for (auto& stroke : strokes) stroke = {point(), point(), point()};
  check_sound(render(strokes, usual));
  Stroke dense;
  for (int i = 0; i < 100'000; ++i) {
    const float angle = static_cast<float>(i) * 2e-4f;
    dense.push_back({std::cos(angle) * 50, std::sin(angle) * 80});
  }
  const Picture ring = render({dense}, usual);
  check_sound(ring);
  CHECK(largest_difference(ring, render(shapes::oval(50, 80), usual)) < 0.05f);
}

TEST_CASE("other sizes, boxes and pens are obeyed", "[render]") {
  const Picture picture = render(shapes::oval(30, 40), {40, 32, 4.0});
  REQUIRE(picture.pixels.size() == 1600);
  CHECK_THAT(extent(picture).height, WithinAbs(32, 1.1));
  // A pen wider than the box leaves one dot.
  const Picture dot = render(shapes::seven(), {28, 4, 6.0});
  CHECK(extent(dot).width == extent(dot).height);
}

TEST_CASE("ink has the strength of MNIST's", "[render]") {
  // The pen and edge were chosen on 6,000 written digits (rasterise.hpp). These figures for the
  // drawn shapes make the test fail if pen or edge change.
  struct Expected {
    double mean, inked, grey;
  };
  const auto measure = [](const Picture& picture) {
    double total = 0, inked = 0, grey = 0;
    for (const float pixel : picture.pixels) {
      const long value = std::lround(pixel * 255);
      total += static_cast<double>(value);
      inked += value > 0;
      grey += value > 0 && value < 250;
    }
    return Expected{total / 784, inked / 784, grey / inked};
  };
  const Expected zero = measure(render(shapes::oval(50, 80), usual));
  CHECK_THAT(zero.mean, WithinAbs(36.0, 0.3));
  CHECK_THAT(zero.inked, WithinAbs(0.219, 0.006));
  CHECK_THAT(zero.grey, WithinAbs(0.616, 0.02));
  const Expected seven = measure(render(shapes::seven(), usual));
  CHECK_THAT(seven.mean, WithinAbs(28.4, 0.3));
  CHECK_THAT(seven.inked, WithinAbs(0.166, 0.006));
  CHECK_THAT(seven.grey, WithinAbs(0.631, 0.02));
}
