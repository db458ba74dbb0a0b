#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "native_tests/images_to_read.hpp"
#include "native_tests/ink/composed_image.hpp"
#include "native_tests/ink/shapes.hpp"

using namespace scrawl;
using scrawl::testing::compose_image, scrawl::testing::digits, scrawl::testing::plain,
    scrawl::testing::shipped, scrawl::testing::Paper;

TEST_CASE("a number in an image is read digit by digit, whatever the paper", "[read-image]") {
  const std::vector<std::pair<std::string, Paper>> papers{
      {"usual", {}},
      {"light on dark", {.paper = 20, .ink = 230}},
      {"noise", {.noise = 12}},
      {"uneven light", {.paper = 170, .ink = 30, .noise = 3, .gradient = 90}},
      {"small", {.zoom = 1}},
      {"large", {.zoom = 16}},
      {"far apart", {.gap_low = 20, .gap_high = 40}},
  };
  for (const auto& [name, paper] : papers) {
    CAPTURE(name);
    Random random(3);
    const ink::GreyImage image = compose_image(digits(), paper, random);
    const Reading reading = shipped().read_number(image);
    CHECK(reading.text == "471");
    CHECK(reading.state == State::number);
    REQUIRE(reading.digits.size() == 3);
    float right = 0;
    for (const ReadDigit& digit : reading.digits) {
      CHECK(digit.strokes.empty());
      CHECK((digit.box.left >= right && digit.box.left < digit.box.right));
      CHECK((digit.box.top >= 0 && digit.box.bottom <= static_cast<float>(image.height)));
      right = digit.box.right;
    }
    CHECK(right <= static_cast<float>(image.width));
    CHECK(right > 0.7f * static_cast<float>(image.width) - 12 * static_cast<float>(paper.zoom));
  }
}

TEST_CASE("a point between digits in an image is read as one", "[read-image]") {
  Random random(3);
  ink::GreyImage image = compose_image(digits(), {.gap_low = 6, .gap_high = 6, .waver = 0}, random);
  const Reading plain = shipped().read_number(image);
  REQUIRE(plain.text == "471");
  // The dot lies between the first two digits or under the arm of the first, on the baseline.
  const ink::Box& four = plain.digits[0].box;
  for (const float left : {four.right + 6, four.right - 14}) {
    CAPTURE(left);
    ink::GreyImage marked = image;
    for (int i = 0; i < 100; ++i) {
      const int x = static_cast<int>(left) + i % 10, y = static_cast<int>(four.bottom) + i / 10;
      marked.pixels[static_cast<std::size_t>(y * image.width + x)] = 30;
    }
    CHECK(shipped().read_number(marked).text == "4.71");
  }
}

TEST_CASE("digits that touch in an image are read one by one", "[read-image]") {
  Random random(3);
  const ink::Picture zero = ink::render(shapes::oval(50, 80), {});
  const std::vector<ink::Picture> zeros{zero, zero, zero};
  for (const double gap : {0.0, -1.0}) {
    CAPTURE(gap);
    const Paper paper{.gap_low = gap, .gap_high = gap, .waver = 0};
    CHECK(shipped().read_number(compose_image(zeros, paper, random)).text == "000");
  }
}

TEST_CASE("a digit whose parts lie apart is one digit", "[read-image]") {
  // The bar of a 5, far up to the right.
  Random random(3);
  const ink::Drawing five{{{30, 60}, {20, 95}, {55, 95}, {70, 120}, {55, 150}, {10, 145}},
                          {{62, 52}, {110, 46}, {165, 44}}};
  const ink::Picture picture = ink::render(five, {.pen_width = 1.2f});
  CHECK(shipped().read_number(compose_image({picture}, {.zoom = 12}, random)).text == "5");
}

TEST_CASE("one digit in an image is a number of one", "[read-image]") {
  Random random(4);
  const ink::GreyImage image = compose_image({digits()[1]}, {}, random);
  const Reading reading = shipped().read_number(image);
  CHECK(reading.text == "7");
  CHECK(reading.state == State::digit);
  CHECK(reading.digits[0].answer.probabilities == shipped().read(image).probabilities);
}

TEST_CASE("an image of the network's size is one digit", "[read-image]") {
  ink::GreyImage image{28, 28, {}};
  const ink::Picture four = digits()[0];
  for (const float pixel : four.pixels) {
    image.pixels.push_back(static_cast<std::uint8_t>(pixel * 255));
  }
  const Reading reading = shipped().read_number(image);
  CHECK(reading.text == "4");
  CHECK(reading.digits.at(0).box.right == 28);
}

TEST_CASE("images without writing are blank, and crowds of specks are read calmly",
          "[read-image]") {
  CHECK(shipped().read_number(ink::GreyImage{}).state == State::blank);
  CHECK(shipped().read_number(plain(28, 28, 255)).state == State::blank);
  CHECK(shipped().read_number(plain(300, 20, 90)).state == State::blank);
  ink::GreyImage crowd = plain(400, 300, 255);
  for (int y = 10; y < 290; y += 20) {
    for (int x = 10; x < 390; x += 20) {
      for (int i = 0; i < 64; ++i) {
        crowd.pixels[static_cast<std::size_t>((y + i / 8) * 400 + x + i % 8)] = 0;
      }
    }
  }
  const Reading reading = shipped().read_number(crowd);
  CHECK(reading.digits.size() == 1);
}

TEST_CASE("a 1 that leans between upright digits of an image is no slash", "[read-image]") {
  for (const float lean : {60.0f, 80.0f, 100.0f}) {
    CAPTURE(lean);
    Random random(3);
    const ink::Picture one = ink::render({{{60 + lean, 20}, {60, 170}}}, {});
    const auto image = compose_image({digits()[0], one, digits()[1]}, {}, random);
    CHECK(shipped().read_number(image).text == "417");
  }
}
