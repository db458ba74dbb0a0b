#include "native_tests/ink/composed_page.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "native_tests/ink/shapes.hpp"

using namespace scrawl;
using testing::compose_page, testing::PageLook, testing::plain_page, testing::through_jpeg;

namespace {

/// A page whose ink has the paper's grey.
ink::GreyImage bare_page(PageLook look) {
  look.line.ink = look.line.paper;
  Random random(1);
  return compose_page({{ink::render(shapes::four(), {})}}, look, random);
}

int at(const ink::GreyImage& page, double x, double y) {
  const int column = static_cast<int>(x * (page.width - 1));
  const int row = static_cast<int>(y * (page.height - 1));
  return page.pixels[static_cast<std::size_t>(row * page.width + column)];
}

}  // namespace

TEST_CASE("a page is composed as large as it is asked for, and no smaller than its lines",
          "[composed-page]") {
  CHECK(bare_page({.width = 900, .height = 700}).width == 900);
  CHECK(bare_page({.width = 900, .height = 700}).height == 700);
  CHECK(bare_page({.width = 3, .height = 3}).height == bare_page({}).height);
}

TEST_CASE("the light on a composed page falls evenly", "[composed-page]") {
  const ink::GreyImage page = bare_page({.far_light = 0.25});
  CHECK(std::abs(at(page, 0, 0.5) - 235) <= 1);
  CHECK(std::abs(at(page, 0.5, 0.5) - 147) <= 2);
  CHECK(std::abs(at(page, 1, 0.5) - 59) <= 2);
}

TEST_CASE("glare on a composed page covers its middle", "[composed-page]") {
  const ink::GreyImage page = bare_page({.line = {.paper = 100}, .glare = 0.6});
  CHECK(std::abs(at(page, 0.5, 0.5) - 193) <= 2);
  CHECK(at(page, 0, 0) < 105);
}

TEST_CASE("JPEG keeps what is even and loses fine detail the more, the lower its quality",
          "[composed-page]") {
  const ink::GreyImage even = plain_page(21, 13, 100);
  CHECK(through_jpeg(even, 50).pixels == even.pixels);
  ink::GreyImage noisy = plain_page(64, 48, 0);
  Random random(1);
  for (auto& pixel : noisy.pixels) pixel = static_cast<std::uint8_t>(128 + random.uniform(-60, 60));
  const auto lost = [&](int quality) {
    const ink::GreyImage stored = through_jpeg(noisy, quality);
    int sum = 0;
    for (std::size_t i = 0; i < stored.pixels.size(); ++i) {
      sum += std::abs(stored.pixels[i] - noisy.pixels[i]);
    }
    return static_cast<double>(sum) / static_cast<double>(stored.pixels.size());
  };
  CHECK(lost(100) < 1);
  CHECK(lost(90) > lost(100));
  CHECK(lost(20) > 2 * lost(90));
}
