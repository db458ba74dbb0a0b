// Only the header that others get: its names are also used inside of the library.
#include <catch2/catch_test_macros.hpp>
#include <utility>

#include "core/api/include/scrawl.hpp"
#include "native_tests/api/api_support.hpp"

using namespace scrawl_api_test;

namespace {

scrawl::Recogniser loaded() {
  const std::string model = model_bytes();
  return {model.data(), model.size()};
}

}  // namespace

TEST_CASE("the C++ interface reads a drawing") {
  scrawl::Recogniser first = loaded();
  const scrawl::Recogniser recogniser = std::move(first);
  const scrawl::Reading reading = recogniser.read(
      scrawl::Drawing{{{20, 0}, {20, 80}}, {{60, 0}, {100, 0}, {75, 80}}, {{20, 200}, {20, 280}}});
  CHECK(reading.state == SCRAWL_NUMBER);
  CHECK(reading.text == "17\n1");
  REQUIRE(reading.lines.size() == 2);
  REQUIRE(reading.lines[0].numbers.size() == 1);
  const scrawl::Number& number = reading.lines[0].numbers[0];
  CHECK(number.text == "17");
  CHECK(number.confidence > 0.3);
  REQUIRE(number.digits.size() == 2);
  CHECK(number.digits[1].symbol == '7');
  CHECK(number.digits[1].strokes == std::vector<int>{1});
  CHECK(number.digits[1].probabilities[7] == number.digits[1].confidence);
  CHECK(reading.lines[1].box.top == 200);
}

TEST_CASE("the C++ interface reads an image") {
  std::vector<std::uint8_t> pixels(60 * 80, 255);
  for (std::size_t y = 10; y < 70; ++y) pixels[y * 60 + 30] = pixels[y * 60 + 31] = 0;
  CHECK(loaded().read(pixels.data(), pixels.size(), 60, 80).text == "1");
  CHECK(loaded().read(scrawl::Drawing{}).state == SCRAWL_BLANK);
}

TEST_CASE("the C++ interface throws its own error") {
  try {
    scrawl::Recogniser("no model", 8);
    FAIL("loaded");
  } catch (const scrawl::Error& error) {
    CHECK(error.code == SCRAWL_BAD_MODEL);
    CHECK(std::string(error.what()).find("model") != std::string::npos);
  }
  const std::uint8_t pixel = 0;
  CHECK_THROWS_AS(loaded().read(&pixel, 1, 2, 2), scrawl::Error);
  CHECK_THROWS_AS(loaded().read(&pixel, 1, -2, 2), scrawl::Error);
}
