#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <fstream>
#include <iterator>

#include "core/ink/orientation.hpp"
#include "core/recogniser.hpp"
#include "native_tests/ink/composed_image.hpp"
#include "native_tests/ink/composed_page.hpp"
#include "native_tests/ink/shapes.hpp"

using namespace scrawl;
using scrawl::testing::compose_image, scrawl::testing::Paper;

namespace {

const Recogniser& shipped() {
  static const Recogniser recogniser = [] {
    std::ifstream file(SCRAWL_SOURCE_FOLDER "/web/models/compact.safetensors", std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    return Recogniser(load_model(std::as_bytes(std::span(bytes)), "compact"));
  }();
  return recogniser;
}

std::vector<ink::Picture> digits() {
  return {ink::render(shapes::four(), {}), ink::render(shapes::seven(), {}),
          ink::render(shapes::one(), {})};
}

ink::GreyImage plain(int width, int height, std::uint8_t grey) {
  return {width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height), grey)};
}

}  // namespace

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

TEST_CASE("a digit whose parts lie apart is one digit", "[read-image]") {
  // The bar of a 5, far up to the right.
  Random random(3);
  const ink::Drawing five{{{30, 60}, {20, 95}, {55, 95}, {70, 120}, {55, 150}, {10, 145}},
                          {{62, 52}, {110, 46}, {165, 44}}};
  const ink::Picture picture = ink::render(five, {.pen_width = 1.2f});
  CHECK(shipped().read_number(compose_image({picture}, {.zoom = 12}, random)).text == "5");
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

TEST_CASE("a 1 that leans between upright digits of an image is no slash", "[read-image]") {
  for (const float lean : {60.0f, 80.0f, 100.0f}) {
    CAPTURE(lean);
    Random random(3);
    const ink::Picture one = ink::render({{{60 + lean, 20}, {60, 170}}}, {});
    const auto image = compose_image({digits()[0], one, digits()[1]}, {}, random);
    CHECK(shipped().read_number(image).text == "417");
  }
}
