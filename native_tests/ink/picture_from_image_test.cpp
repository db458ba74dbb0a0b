#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <numeric>

#include "core/error.hpp"
#include "core/ink/centre.hpp"
#include "core/ink/picture.hpp"
#include "core/ink/rasterise.hpp"
#include "core/random.hpp"
#include "native_tests/ink/shapes.hpp"

using namespace scrawl::ink;

namespace {

constexpr Preprocessing usual;

/// How a photograph of a drawing comes out.
struct Camera {
  int width = 300, height = 200;
  double digit = 120;  ///< longer side of the pen's path, pixels
  double pen = 15;
  double paper = 255, ink = 0;
  double noise = 0;
  double gradient = 0;  ///< difference of the light from left to right
};

GreyImage photograph(const Drawing& drawing, const Camera& camera) {
  const Box box = *bounding_box(drawing);
  const auto scale =
      static_cast<float>(camera.digit / std::max(box.right - box.left, box.bottom - box.top));
  std::vector<Segment> segments;
  for (const Stroke& stroke : drawing) {
    for (std::size_t i = 1; i < stroke.size(); ++i) {
      const auto place = [&](Point point) {
        return Point{(point.x - box.left) * scale + static_cast<float>(camera.width) * 0.3f,
                     (point.y - box.top) * scale + static_cast<float>(camera.height) * 0.2f};
      };
      segments.push_back({place(stroke[i - 1]), place(stroke[i])});
    }
  }
  const int side = std::max(camera.width, camera.height);
  std::vector<float> inked(static_cast<std::size_t>(side * side));
  rasterise(segments, {}, static_cast<float>(camera.pen), side, inked);
  GreyImage image{camera.width, camera.height, {}};
  scrawl::Random random(1);
  for (int y = 0; y < camera.height; ++y) {
    for (int x = 0; x < camera.width; ++x) {
      const double paper = camera.paper + camera.gradient * (x / (camera.width - 1.0) - 0.5);
      const double share = inked[static_cast<std::size_t>(y * side + x)];
      const double grey = paper + (camera.ink - paper) * share + camera.noise * random.normal();
      image.pixels.push_back(static_cast<std::uint8_t>(std::clamp(grey, 0.0, 255.0)));
    }
  }
  return image;
}

/// Difference of two pictures, as a share of the second one's ink.
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

GreyImage plain(int width, int height, std::uint8_t grey) {
  return {width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height), grey)};
}

/// A picture as MNIST has it: 8 bits, the mass centred to half a pixel.
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
