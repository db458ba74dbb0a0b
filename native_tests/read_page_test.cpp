#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <vector>

#include "core/ink/layout.hpp"
#include "core/ink/orientation.hpp"
#include "native_tests/images_to_read.hpp"
#include "native_tests/ink/composed_image.hpp"
#include "native_tests/ink/composed_page.hpp"
#include "native_tests/made_networks.hpp"

using namespace scrawl;
using scrawl::testing::compose_image, scrawl::testing::compose_page, scrawl::testing::digits,
    scrawl::testing::plain, scrawl::testing::shipped, scrawl::testing::Paper;

TEST_CASE("the lines of an image are read from top to bottom", "[read-image]") {
  Random random(3);
  ink::GreyImage image = compose_image(digits(), {}, random);
  image.pixels.insert(image.pixels.end(), image.pixels.begin(), image.pixels.end());
  image.height *= 2;
  const Reading reading = shipped().read_number(image);
  CHECK(reading.state == State::number);
  CHECK(reading.text == "471\n471");
}

TEST_CASE("small lines far from each other on a large page are lines of their own",
          "[read-image]") {
  for (const double zoom : {1.5, 2.0}) {
    CAPTURE(zoom);
    Random random(3);
    const scrawl::testing::PageLook page{
        .line = {.zoom = zoom, .gap_high = 6, .noise = 3}, .width = 3000, .height = 4000};
    const auto image = scrawl::testing::compose_page({digits(), digits(), digits()}, page, random);
    CHECK(shipped().read_number(image).text == "471\n471\n471");
  }
}

TEST_CASE("a large page that is printed in dots is read as a small one is", "[read-image]") {
  Random random(3);
  ink::GreyImage page =
      compose_page(std::vector(3, digits()),
                   {.line = {.zoom = 2, .gap_high = 6}, .width = 4000, .height = 3000}, random);
  for (std::size_t pixel = 0; pixel < page.pixels.size(); ++pixel) {
    if (pixel % 4 > 1 || pixel / 4000 % 4 > 1) page.pixels[pixel] = 235;
  }
  CHECK(shipped().read_number(page).text == "471\n471\n471");
}

TEST_CASE("numbers are read on squares as dark as their ink", "[read-image]") {
  using scrawl::testing::PageLook;
  // Askew on a large page, and on a smaller one where the pen is not much wider than the rules.
  for (const PageLook& look : {PageLook{.line = {.zoom = 3, .gap_high = 6, .noise = 3},
                              .ruling = PageLook::Ruling::squares,
                              .rule = 0.35,
                              .rules_apart = 67,
                              .skew = 0.035,
                              .width = 3000,
                              .height = 4000},
                               PageLook{.line = {.zoom = 2.5, .gap_high = 6},
                               .ruling = PageLook::Ruling::squares,
                               .rule = 0.38,
                               .rules_apart = 24,
                               .width = 900,
                               .height = 1200}}) {
    CAPTURE(look.width);
    Random random(3);
    const ink::GreyImage page = compose_page(std::vector(3, digits()), look, random);
    CHECK(shipped().read_number(page).text == "471\n471\n471");
  }
}

TEST_CASE("two numbers on a line are two, and one is one, however large the image",
          "[read-image]") {
  for (const double zoom : {2.0, 16.0}) {
    CAPTURE(zoom);
    Random random(3);
    const Paper paper{.zoom = zoom, .gap_low = 4, .gap_high = 4};
    std::vector<ink::Picture> six = digits();
    for (const ink::Picture& digit : digits()) six.push_back(digit);
    CHECK(shipped().read_number(compose_image(six, paper, random)).text == "471471");
    // Two such images side by side: their margins are wider than a digit is high.
    const ink::GreyImage first = compose_image(digits(), paper, random);
    const ink::GreyImage second = compose_image(digits(), paper, random);
    ink::GreyImage both = plain(first.width + second.width, first.height, 235);
    for (int y = 0; y < both.height; ++y) {
      const auto line = both.pixels.begin() + y * both.width;
      std::copy_n(first.pixels.begin() + y * first.width, first.width, line);
      std::copy_n(second.pixels.begin() + y * second.width, second.width, line + first.width);
    }
    CHECK(shipped().read_number(both).text == "471 471");
  }
}

TEST_CASE("numbers on an image that lies on its side are read, and boxed where they lie",
          "[read-image]") {
  Random random(3);
  const ink::GreyImage upright = compose_image(digits(), {}, random);
  const Reading expected = shipped().read_number(upright);
  REQUIRE(expected.text == "471");
  for (const int turn : {3, 6, 8}) {
    CAPTURE(turn);
    // Turned so that `turn` makes it upright again.
    const ink::GreyImage turned = ink::upright(upright, turn == 6 ? 8 : turn == 8 ? 6 : 3);
    std::vector<double> parts;
    const auto [reading, orientation] =
        shipped().read_page(turned, [&](double part) { parts.push_back(part); });
    CHECK(reading.text == "471");
    CHECK(orientation == turn);
    CHECK((parts.size() > 4 && parts.back() == 1 && std::is_sorted(parts.begin(), parts.end())));
    REQUIRE(reading.digits.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      const ink::Box box =
          ink::as_stored(expected.digits[i].box, turned.width, turned.height, turn);
      CHECK(std::abs(reading.digits[i].box.left - box.left) < 2);
      CHECK(std::abs(reading.digits[i].box.bottom - box.bottom) < 2);
    }
  }
}

TEST_CASE("the digits of an image that was held askew are turned upright", "[read-image]") {
  Random random(3);
  const ink::GreyImage image = compose_page(std::vector(3, digits()), {.skew = -0.35}, random);
  const Reading reading = shipped().read_number(image);
  CHECK(reading.text == "471\n471\n471");
  CHECK(reading.confidence > 0.7);  // 0.41 where they stay askew
}

TEST_CASE("digits that lie on their side are not cut as if they touched", "[read-image]") {
  const std::vector<ink::Picture> row(5, digits()[0]);
  Random random(3);
  const ink::GreyImage upright =
      compose_page(std::vector(3, row), {.line = {.gap_high = 6}}, random);
  for (const int turn : {6, 8}) {
    CAPTURE(turn);
    const auto [reading, orientation] =
        shipped().read_page(ink::upright(upright, turn == 6 ? 8 : 6), [](double) {});
    CHECK(orientation == turn);
    CHECK(reading.text == "44444\n44444\n44444");
  }
}

TEST_CASE("a full page is read whichever way it lies", "[read-image]") {
  Random random(3);
  std::vector<ink::Picture> number;
  while (number.size() < 12) {
    for (const ink::Picture& digit : digits()) number.push_back(digit);
  }
  const std::vector<std::vector<ink::Picture>> lines(16, number);
  const ink::GreyImage page = compose_page(lines, {}, random);
  const Reading expected = shipped().read_number(page);
  CHECK(expected.digits.size() == 192);
  CHECK(expected.text.substr(0, 6) == "471471");
  for (const int turn : {3, 6, 8}) {
    CAPTURE(turn);
    const ink::GreyImage turned = ink::upright(page, turn == 6 ? 8 : turn == 8 ? 6 : 3);
    const auto [reading, orientation] = shipped().read_page(turned, [](double) {});
    CHECK(orientation == turn);
    CHECK(reading.text.substr(0, 6) == "471471");
  }
}

TEST_CASE("a texture of many glyphs is not read to its end", "[read-image]") {
  std::vector<float> biases(11);
  biases[10] = 9;
  const Recogniser refuses_all(testing::constant_model(biases));
  const auto bars = [](int rows) {
    ink::GreyImage texture = plain(1000, 1000, 235);
    for (int y = 20; y < 20 + 40 * rows; y += 40) {
      for (int x = 20; x < 960; x += 40) {
        for (int i = 0; i < 24 * 5; ++i) {
          texture.pixels[static_cast<std::size_t>((y + i / 5) * 1000 + x + i % 5)] = 30;
        }
      }
    }
    return texture;
  };
  CHECK(refuses_all.read_number(bars(5)).digits.size() == 5 * 24);
  const Reading reading = refuses_all.read_number(bars(24));
  CHECK(reading.state == State::not_a_digit);
  CHECK(reading.digits.size() < 400);
  CHECK(ink::height(reading.digits.back().box) > 300);
}

TEST_CASE("a column of single glyphs is no number on its side", "[read-image]") {
  // As a word's letters on their side are.
  ink::GreyImage column = plain(200, 750, 235);
  int top = 0;
  for (const ink::Picture& digit : digits()) {
    Random random(3);
    const ink::GreyImage one = compose_image({digit}, {}, random);
    for (int y = 0; y < one.height; ++y) {
      std::copy_n(one.pixels.begin() + y * one.width, one.width,
                  column.pixels.begin() + (top + y) * column.width + 30);
    }
    top += 250;
  }
  CHECK(shipped().read_number(column).text == "4\n7\n1");
  const auto [reading, orientation] = shipped().read_page(ink::upright(column, 8), [](double) {});
  CHECK(orientation == 1);
  CHECK(reading.text != "4\n7\n1");
}

TEST_CASE("a page is not turned for writing of which much cannot be read", "[read-image]") {
  const std::vector<ink::Picture> three = digits();
  const ink::Picture cross = ink::render({{{0, 0}, {100, 100}}, {{100, 0}, {0, 100}}}, {});
  const auto orientation_of = [&](const std::vector<ink::Picture>& some_lines) {
    Random random(3);
    const ink::GreyImage page =
        compose_page({three, some_lines, three, some_lines, three}, {}, random);
    return shipped().read_page(ink::upright(page, 8), [](double) {}).orientation;
  };
  CHECK(orientation_of({three[0], three[0], three[1]}) == 6);
  CHECK(orientation_of({three[0], cross, three[1]}) == 1);
}
