#include <catch2/catch_test_macros.hpp>
#include <string>

#include "native_tests/images_to_read.hpp"
#include "native_tests/ink/composed_image.hpp"

using namespace scrawl;
using scrawl::testing::compose_image, scrawl::testing::digits, scrawl::testing::plain,
    scrawl::testing::shipped;

TEST_CASE("a full stop behind a number in an image is no part of it", "[read-image]") {
  Random random(3);
  ink::GreyImage image = compose_image(digits(), {.waver = 0}, random);
  const Reading plain = shipped().read_number(image);
  REQUIRE(plain.text == "471");
  const ink::Box& one = plain.digits[2].box;
  for (int i = 0; i < 100; ++i) {
    const int x = static_cast<int>(one.right) + 10 + i % 10;
    const int y = static_cast<int>(one.bottom) - 10 + i / 10;
    image.pixels[static_cast<std::size_t>(y * image.width + x)] = 30;
  }
  const Reading stopped = shipped().read_number(image);
  CHECK(stopped.text == "471");
  CHECK(stopped.digits.size() == 3);
}

TEST_CASE("digits of two very different sizes are no number, nor is what else they might say",
          "[read-image]") {
  // Large digits and small ones side by side are no number.
  Random random(3);
  const ink::GreyImage large = compose_image(digits(), {.zoom = 6}, random);
  const ink::GreyImage small = compose_image(digits(), {.zoom = 2}, random);
  ink::GreyImage mixed = plain(large.width + small.width, large.height, 235);
  const auto paste = [&](const ink::GreyImage& part, int left, int top) {
    for (int i = 0; i < part.width * part.height; ++i) {
      const int place = (top + i / part.width) * mixed.width + left + i % part.width;
      mixed.pixels[static_cast<std::size_t>(place)] = part.pixels[static_cast<std::size_t>(i)];
    }
  };
  paste(large, 0, 0);
  paste(small, large.width, (large.height - small.height) / 2);
  const Reading reading = shipped().read_number(mixed);
  CHECK(reading.state == State::not_a_digit);
  for (const Alternative& other : reading.alternatives) {
    CHECK(other.text.find_first_of("0123456789") == std::string::npos);
  }
}

TEST_CASE("small print below a number in an image is left out", "[read-image]") {
  Random random(3);
  ink::GreyImage image = compose_image(digits(), {}, random);
  const auto blank = static_cast<std::size_t>(90 * image.width);
  image.pixels.insert(image.pixels.end(), blank, std::uint8_t{235});
  for (int letter = 0; letter < 6; ++letter) {
    for (int i = 0; i < 144; ++i) {
      const int x = 40 + 20 * letter + i % 12, y = image.height + 60 + i / 12;
      const bool inked = i % 12 < 3 || i % 12 > 8 || i / 12 < 3;  // an arch
      if (inked) image.pixels[static_cast<std::size_t>(y * image.width + x)] = 30;
    }
  }
  image.height += 90;
  CHECK(shipped().read_number(image).text == "471");
}

TEST_CASE("what lies along the border of an image is no digit", "[read-image]") {
  ink::GreyImage image = plain(400, 250, 90);
  for (int y = 0; y < image.height; ++y) {
    for (int x = 300 + y / 10; x < image.width; ++x) {
      image.pixels[static_cast<std::size_t>(y * image.width + x)] = 240;
    }
  }
  CHECK(shipped().read_number(image).digits.empty());
}

TEST_CASE("a number on ruled paper is read without its rules", "[read-image]") {
  Random random(3);
  const ink::GreyImage bare = compose_image(digits(), {}, random);
  for (const double height : {0.4, 0.6, 0.76}) {
    for (const double lean : {0.0, 0.03}) {
      CAPTURE(height, lean);
      ink::GreyImage ruled = bare;
      for (int x = 0; x < ruled.width; ++x) {
        const int y = static_cast<int>(height * ruled.height + lean * x);
        for (const int row : {y, y + 1})
          ruled.pixels[static_cast<std::size_t>(row * ruled.width + x)] = 60;
      }
      CHECK(shipped().read_number(ruled).text == "471");
    }
  }
}

TEST_CASE("a number in a box is read without the box", "[read-image]") {
  Random random(3);
  const ink::GreyImage bare = compose_image(digits(), {}, random);
  constexpr int around = 60, box = 40;
  ink::GreyImage page = plain(bare.width + 2 * around, bare.height + 2 * around, 235);
  const auto at = [&](int x, int y) -> std::uint8_t& {
    return page.pixels[static_cast<std::size_t>(y * page.width + x)];
  };
  for (int y = 0; y < bare.height; ++y) {
    for (int x = 0; x < bare.width; ++x) {
      at(x + around, y + around) = bare.pixels[static_cast<std::size_t>(y * bare.width + x)];
    }
  }
  for (const int line : {0, 1, 2}) {
    const int right = page.width - box - line, bottom = page.height - box - line;
    for (int x = box; x < page.width - box; ++x) at(x, box + line) = at(x, bottom - 1) = 40;
    for (int y = box; y < page.height - box; ++y) at(box + line, y) = at(right - 1, y) = 40;
  }
  CHECK(shipped().read_number(page).text == "471");
}
