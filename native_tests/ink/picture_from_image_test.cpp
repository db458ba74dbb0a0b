#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <numeric>

#include "core/error.hpp"
#include "core/ink/centre.hpp"
#include "core/ink/image_ink.hpp"
#include "core/ink/picture.hpp"
#include "core/random.hpp"
#include "native_tests/ink/photographed.hpp"
#include "native_tests/ink/shapes.hpp"

using namespace scrawl::ink;
using namespace scrawl::testing;

namespace {

constexpr Preprocessing usual;

/// Difference of two pictures, as a fraction of the second one's ink.
double difference(const Picture& a, const Picture& b) {
  double apart = 0, ink = 0;
  for (std::size_t i = 0; i < b.pixels.size(); ++i) {
    apart += std::abs(a.pixels[i] - b.pixels[i]);
    ink += b.pixels[i];
  }
  return apart / ink;
}

bool empty(const Picture& picture) {
  return std::all_of(picture.pixels.begin(), picture.pixels.end(), [](float v) { return v == 0; });
}

/// A picture in MNIST's form: 8 bits, the mass centred to within half a pixel.
GreyImage mnist_like() {
  GreyImage image{28, 28, std::vector<std::uint8_t>(784)};
  for (int y = 4; y < 24; ++y) {
    for (int x = 13; x < 16; ++x) {
      image.pixels[static_cast<std::size_t>(y * 28 + x)] = x == 14 ? 255 : 77;
    }
  }
  return image;
}

}  // namespace

TEST_CASE("a photograph of strokes looks like the strokes drawn", "[image]") {
  const std::vector<std::pair<std::string, Camera>> cameras{
      {"usual", {}},
      {"light on dark", {.paper = 0, .ink = 255}},
      {"faint", {.paper = 200, .ink = 150, .noise = 2}},
      {"uneven light", {.paper = 160, .ink = 40, .noise = 5, .gradient = 100}},
      {"hairline", {.pen = 2}},
      {"large", {.width = 2500, .height = 2100, .digit = 1200, .pen = 120}},
      {"tall strip", {.width = 200, .height = 900}},
  };
  for (const auto& [name, camera] : cameras) {
    for (const auto& [shape, drawing] : shapes::all()) {
      CAPTURE(name, shape);
      const Picture picture = picture_from_image(photograph(drawing, camera), usual);
      CHECK(difference(picture, render(drawing, usual)) < 0.12);
      CHECK(std::abs(offset_from_middle(picture).x) < 0.02f);
      CHECK(std::abs(offset_from_middle(picture).y) < 0.02f);
    }
  }
}

TEST_CASE("an image and its negative give the same picture", "[image]") {
  const GreyImage image = photograph(shapes::seven(), {.paper = 220, .ink = 30, .noise = 4});
  GreyImage negative = image;
  for (auto& grey : negative.pixels) grey = static_cast<std::uint8_t>(255 - grey);
  CHECK(difference(picture_from_image(image, usual), picture_from_image(negative, usual)) < 0.01);
}

TEST_CASE("an image in MNIST's form, or its negative, passes unchanged", "[image]") {
  GreyImage image = mnist_like();
  std::vector<float> expected;
  for (const auto grey : image.pixels) expected.push_back(static_cast<float>(grey) / 255);
  CHECK(picture_from_image(image, usual).pixels == expected);
  for (auto& grey : image.pixels) grey = static_cast<std::uint8_t>(255 - grey);
  CHECK(picture_from_image(image, usual).pixels == expected);
}

TEST_CASE("an image of MNIST's size but with its ink elsewhere is put right", "[image]") {
  GreyImage image = mnist_like();
  std::rotate(image.pixels.begin(), image.pixels.begin() + 3 * 28 + 9, image.pixels.end());
  const Picture picture = picture_from_image(image, usual);
  CHECK(std::abs(offset_from_middle(picture).x) < 0.02f);
  CHECK(std::abs(offset_from_middle(picture).y) < 0.02f);
}

TEST_CASE("images without ink give empty pictures", "[image]") {
  CHECK(empty(picture_from_image({}, usual)));
  for (const std::uint8_t grey : {0, 97, 255}) {
    CHECK(empty(picture_from_image(plain(1, 1, grey), usual)));
    CHECK(empty(picture_from_image(plain(28, 28, grey), usual)));
    CHECK(empty(picture_from_image(plain(640, 3, grey), usual)));
  }
  GreyImage noise = plain(320, 240, 0);
  scrawl::Random random(2);
  for (auto& grey : noise.pixels) grey = static_cast<std::uint8_t>(180 + 10 * random.normal());
  CHECK(empty(picture_from_image(noise, usual)));
  GreyImage shaded = plain(320, 240, 0);
  for (std::size_t i = 0; i < shaded.pixels.size(); ++i) {
    shaded.pixels[i] = static_cast<std::uint8_t>(60 + i % 320 / 2);
  }
  CHECK(empty(picture_from_image(shaded, usual)));
}

TEST_CASE("specks and the table beside the paper are no ink", "[image]") {
  GreyImage image = photograph(shapes::four(), {});
  const Picture clean = picture_from_image(image, usual);
  const auto blacken = [&](int left, int top, int right, int bottom) {
    for (int y = top; y < bottom; ++y) {
      for (int x = left; x < right; ++x) {
        image.pixels[static_cast<std::size_t>(y * image.width + x)] = 0;
      }
    }
  };
  blacken(280, 10, 283, 13);
  CHECK(difference(picture_from_image(image, usual), clean) < 0.01);
  blacken(0, 0, image.width, 4);
  CHECK(difference(picture_from_image(image, usual), clean) < 0.01);
}

TEST_CASE("a sheet on a table is found, whatever the table", "[image]") {
  for (const auto& [shape, drawing] : shapes::all()) {
    const GreyImage sheet = photograph(drawing, {.paper = 235, .ink = 30, .noise = 3});
    for (const std::uint8_t table : {10, 60, 120}) {
      CAPTURE(shape, int{table});
      const Picture picture = picture_from_image(on_table(sheet, table, 0), usual);
      CHECK(difference(picture, render(drawing, usual)) < 0.15);
    }
    CAPTURE(shape);
    const double slant = 0.17;
    const Picture slanting = picture_from_image(on_table(sheet, 60, slant), usual);
    Drawing turned = drawing;
    for (Stroke& stroke : turned) {
      for (Point& point : stroke) {
        point = {static_cast<float>(point.x * std::cos(slant) - point.y * std::sin(slant)),
                 static_cast<float>(point.x * std::sin(slant) + point.y * std::cos(slant))};
      }
    }
    CHECK(difference(slanting, render(turned, usual)) < 0.2);
  }
}

TEST_CASE("writing that surrounds something is no sheet", "[image]") {
  const Drawing frame{{{0, 0}, {60, 0}, {60, 100}, {0, 100}, {0, 0}}};
  for (const double pen : {8, 20}) {
    const GreyImage image = photograph(frame, {.pen = pen, .paper = 0, .ink = 255});
    CHECK(difference(picture_from_image(image, usual), render(frame, usual)) < 0.35);
  }
}

TEST_CASE("a shadow with a hard edge is no ink and hides none", "[image]") {
  for (const auto& [shape, drawing] : shapes::all()) {
    for (const double from : {0.35, 0.45, 0.6}) {
      CAPTURE(shape, from);
      GreyImage image = photograph(drawing, {.height = 300, .paper = 240, .ink = 30, .noise = 2});
      for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
          if (x + 0.4 * y > from * 1.4 * image.width) continue;
          auto& grey = image.pixels[static_cast<std::size_t>(y * image.width + x)];
          grey = static_cast<std::uint8_t>(0.55 * grey);
        }
      }
      CHECK(difference(picture_from_image(image, usual), render(drawing, usual)) < 0.25);
    }
  }
}

TEST_CASE("a digit of 40 pixels in a large image is read in all its pixels", "[image]") {
  const GreyImage small =
      photograph(shapes::four(), {.width = 60, .height = 60, .digit = 36, .pen = 5});
  GreyImage image = plain(4000, 3000, 255);
  for (int y = 0; y < 60; ++y) {
    std::copy_n(small.pixels.begin() + y * 60, 60, image.pixels.begin() + (500 + y) * 4000 + 2900);
  }
  CHECK(difference(picture_from_image(image, usual), render(shapes::four(), usual)) < 0.15);
}

TEST_CASE("small writing all over a large image is read in all its pixels", "[image]") {
  // In two corners, so that the whole image must be looked at.
  for (const double digit : {24, 18}) {
    CAPTURE(digit);
    const GreyImage small =
        photograph(shapes::four(), {.width = 40, .height = 40, .digit = digit, .pen = digit / 8});
    GreyImage image = plain(4000, 3000, 255);
    for (int y = 0; y < 40; ++y) {
      for (const int place : {500 * 4000 + 600, 2500 * 4000 + 3400}) {
        std::copy_n(small.pixels.begin() + y * 40, 40, image.pixels.begin() + y * 4000 + place);
      }
    }
    const ImageInk ink(image);
    REQUIRE(ink.count() == 2);
    for (const std::size_t piece : {std::size_t{0}, std::size_t{1}}) {
      CHECK(difference(ink.picture({&piece, 1}, usual), render(shapes::four(), usual)) < 0.25);
    }
  }
}

TEST_CASE("places in a very narrow image are told in its own pixels", "[image]") {
  GreyImage image = plain(5, 3000, 255);
  for (int y = 1000; y < 2000; ++y) image.pixels[static_cast<std::size_t>(y * 5 + 1)] = 0;
  const ImageInk ink(image);
  REQUIRE(ink.count() == 1);
  const std::size_t piece = 0;
  const Box box = ink.box({&piece, 1});
  CHECK(std::abs(box.top - 1000) < 4);
  CHECK(std::abs(box.bottom - 2000) < 4);
}

TEST_CASE("a blot becomes a dot", "[image]") {
  const Picture dot = render({{{0, 0}}}, usual);
  const GreyImage blot = photograph({{{0, 0}, {0.1f, 0}}}, {.digit = 0.1, .pen = 40});
  CHECK(difference(picture_from_image(blot, usual), dot) < 0.15);
}

TEST_CASE("an image of the wrong length is refused", "[image]") {
  using Catch::Matchers::ContainsSubstring;
  REQUIRE_THROWS_AS(picture_from_image({4, 4, {1, 2}}, usual), scrawl::Error);
  CHECK_THROWS_WITH(picture_from_image({4, 4, {1, 2}}, usual),
                    ContainsSubstring("4 x 4") && ContainsSubstring("2 given"));
  CHECK_THROWS_AS(picture_from_image({-1, 1, {1}}, usual), scrawl::Error);
}
