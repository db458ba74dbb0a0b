#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <vector>

#include "core/ink/orientation.hpp"

using namespace scrawl::ink;

TEST_CASE("an image is turned and mirrored until it is upright", "[orientation]") {
  // Two rows of three pixels are stored. The Exif standard defines the eight values by the sides of
  // the visual picture on which the first row and the first column lie.
  const GreyImage stored{3, 2, {1, 2, 3, 4, 5, 6}};
  using Pixels = std::vector<std::uint8_t>;
  const std::vector<Pixels> seen{{1, 2, 3, 4, 5, 6}, {3, 2, 1, 6, 5, 4}, {6, 5, 4, 3, 2, 1},
                                 {4, 5, 6, 1, 2, 3}, {1, 4, 2, 5, 3, 6}, {4, 1, 5, 2, 6, 3},
                                 {6, 3, 5, 2, 4, 1}, {3, 6, 2, 5, 1, 4}};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    CAPTURE(orientation);
    const GreyImage image = upright(stored, orientation);
    CHECK(image.width == (orientation < 5 ? 3 : 2));
    CHECK(image.height == (orientation < 5 ? 2 : 3));
    CHECK(image.pixels == seen[static_cast<std::size_t>(orientation - 1)]);
  }
}

TEST_CASE("a network's input is turned about the pixel that its mass is on", "[orientation]") {
  Picture picture = blank_picture(28);
  const auto at = [](Picture& own, int x, int y) -> float& {
    return own.pixels[static_cast<std::size_t>(y * 28 + x)];
  };
  at(picture, 14, 14) = 1, at(picture, 17, 9) = 0.5F;
  const Picture clockwise = upright(picture, 6);
  Picture expected = blank_picture(28);
  at(expected, 14, 14) = 1, at(expected, 19, 17) = 0.5F;
  CHECK(clockwise.pixels == expected.pixels);
  CHECK(upright(clockwise, 8).pixels == picture.pixels);
  CHECK(upright(clockwise, 6).pixels == upright(picture, 3).pixels);
}

TEST_CASE("boxes go back to where they lie in the stored image", "[orientation]") {
  // One pixel of four by three, wherever it lies.
  for (int orientation = 1; orientation <= 8; ++orientation) {
    for (std::size_t place = 0; place < 12; ++place) {
      CAPTURE(orientation, place);
      GreyImage stored{4, 3, std::vector<std::uint8_t>(12)};
      stored.pixels[place] = 1;
      const GreyImage turned = upright(stored, orientation);
      std::size_t there = 0;
      while (turned.pixels[there] == 0) ++there;
      const auto x = static_cast<float>(there % static_cast<std::size_t>(turned.width));
      const auto y = static_cast<float>(there / static_cast<std::size_t>(turned.width));
      const Box box = as_stored({x, y, x + 1, y + 1}, 4, 3, orientation);
      CHECK(box.left == static_cast<float>(place % 4));
      CHECK(box.top == static_cast<float>(place / 4));
      CHECK(box.right == box.left + 1);
      CHECK(box.bottom == box.top + 1);
    }
  }
}
