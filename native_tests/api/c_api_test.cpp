#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <limits>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "core/api/include/scrawl.h"
#include "native_tests/api/api_support.hpp"

using namespace scrawl_api_test;

namespace {

struct Free {
  void operator()(scrawl_recogniser* recogniser) const { scrawl_free(recogniser); }
  void operator()(scrawl_reading* reading) const { scrawl_free_reading(reading); }
};
using Recogniser = std::unique_ptr<scrawl_recogniser, Free>;
using Reading = std::unique_ptr<scrawl_reading, Free>;

Recogniser loaded(std::uint32_t flags = 0) {
  const std::string model = model_bytes();
  scrawl_recogniser* recogniser = nullptr;
  REQUIRE(scrawl_load(SCRAWL_ABI_VERSION, model.data(), model.size(), flags, &recogniser,
                      nullptr) == SCRAWL_OK);
  return Recogniser(recogniser);
}

Reading read(scrawl_recogniser* recogniser, const Strokes& strokes) {
  scrawl_reading* reading = nullptr;
  scrawl_error error;
  REQUIRE(scrawl_read_strokes(recogniser, strokes.values.data(), strokes.values.size(),
                              strokes.lengths.data(), strokes.lengths.size(), &reading,
                              &error) == SCRAWL_OK);
  REQUIRE(error.code == SCRAWL_OK);
  REQUIRE(std::string(error.message).empty());
  return Reading(reading);
}

/// Whether `code` is that of `error`, which says it in one line.
bool told(scrawl_code code, scrawl_code expected, const scrawl_error& error) {
  const std::string message = error.message;
  return code == expected && error.code == expected && !message.empty() &&
         message.find('\n') == std::string::npos;
}

}  // namespace

TEST_CASE("strokes become lines, numbers and digits") {
  const Recogniser recogniser = loaded();
  const Reading reading = read(recogniser.get(), two_lines());
  CHECK(reading->state == SCRAWL_NUMBER);
  CHECK(std::string(reading->text) == "17\n1");
  REQUIRE(reading->line_count == 2);
  CHECK(std::string(reading->lines[0].text) == "17");
  CHECK(std::string(reading->lines[1].text) == "1");
  REQUIRE(reading->number_count == 2);
  CHECK(reading->lines[1].first_number == 1);
  const scrawl_number& first = reading->numbers[0];
  CHECK(std::string(first.text) == "17");
  CHECK(first.box.right == 100);
  CHECK(first.box.bottom == 80);
  REQUIRE(reading->digit_count == 3);
  CHECK(first.digit_count == 2);
  const scrawl_digit& seven = reading->digits[1];
  CHECK(seven.symbol == '7');
  REQUIRE(seven.stroke_count == 1);
  CHECK(seven.strokes[0] == 1);
  CHECK(seven.probabilities[7] == seven.confidence);
  CHECK_THAT(first.confidence,
             Catch::Matchers::WithinRel(reading->digits[0].confidence * seven.confidence, 1e-12));
  CHECK(reading->numbers[1].box.top == 200);
}

TEST_CASE("numbers on one line are parted by a blank") {
  const Recogniser recogniser = loaded();
  const Reading reading = read(recogniser.get(), {{20, 0, 20, 80, 400, 0, 400, 80}, {2, 2}});
  CHECK(std::string(reading->text) == "1 1");
  CHECK(reading->line_count == 1);
  REQUIRE(reading->number_count == 2);
  CHECK(reading->numbers[1].first_digit == 1);
}

TEST_CASE("nothing drawn is blank and has no arrays") {
  const Recogniser recogniser = loaded();
  for (const Strokes& strokes : {Strokes{}, Strokes{{}, {0, 0}},
                                 Strokes{{std::numeric_limits<float>::quiet_NaN(), 3}, {1}}}) {
    const Reading reading = read(recogniser.get(), strokes);
    CHECK(reading->state == SCRAWL_BLANK);
    CHECK(std::string(reading->text).empty());
    CHECK(reading->digits == nullptr);
    CHECK(reading->lines == nullptr);
    CHECK(reading->digit_count + reading->number_count + reading->line_count == 0);
  }
}

TEST_CASE("pixels are read, rows at any distance") {
  const Recogniser recogniser = loaded();
  for (const std::size_t row_bytes : {60, 64}) {
    std::vector<std::uint8_t> pixels(row_bytes * 80, 255);
    for (std::size_t y = 10; y < 70; ++y) {
      for (std::size_t x = 28; x < 33; ++x) pixels[y * row_bytes + x] = 10;
    }
    scrawl_reading* made = nullptr;
    REQUIRE(scrawl_read_pixels(recogniser.get(), pixels.data(), row_bytes * 79 + 60, 60, 80,
                               row_bytes, &made, nullptr) == SCRAWL_OK);
    const Reading reading(made);
    CHECK(std::string(reading->text) == "1");
    CHECK(reading->digits[0].strokes == nullptr);
    CHECK(reading->digits[0].box.left >= 26);
    CHECK(reading->digits[0].box.right <= 34);
  }
}

TEST_CASE("signs are read only without the flag") {
  const Strokes minus_one{{0, 40, 30, 40, 60, 0, 60, 80}, {2, 2}};
  CHECK(std::string(read(loaded().get(), minus_one)->text) == "-1");
  CHECK(std::string(read(loaded(SCRAWL_DIGITS_ONLY).get(), minus_one)->text) != "-1");
}

TEST_CASE("what cannot be loaded is told") {
  const std::string model = model_bytes();
  scrawl_error error;
  scrawl_recogniser* recogniser = nullptr;
  const auto load = [&](std::int32_t abi, const void* bytes, std::size_t size,
                        std::uint32_t flags) {
    recogniser = reinterpret_cast<scrawl_recogniser*>(&error);  // to be set to NULL
    const scrawl_code code = scrawl_load(abi, bytes, size, flags, &recogniser, &error);
    CHECK(recogniser == nullptr);
    return code;
  };
  for (const std::int32_t abi : {0, -1, SCRAWL_ABI_VERSION + 1}) {
    CHECK(told(load(abi, model.data(), model.size(), 0), SCRAWL_WRONG_VERSION, error));
  }
  CHECK(told(load(SCRAWL_ABI_VERSION, nullptr, 3, 0), SCRAWL_NULL_POINTER, error));
  CHECK(told(load(SCRAWL_ABI_VERSION, model.data(), model.size(), 2), SCRAWL_BAD_OPTION, error));
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{7}, std::size_t{100}, model.size() / 2, model.size() - 1}) {
    const std::vector<char> early(model.begin(), model.begin() + std::ptrdiff_t(size));
    const char none = 0;
    CHECK(told(load(SCRAWL_ABI_VERSION, size ? early.data() : &none, size, 0), SCRAWL_BAD_MODEL,
               error));
  }
  CHECK(told(scrawl_load(SCRAWL_ABI_VERSION, model.data(), model.size(), 0, nullptr, &error),
             SCRAWL_NULL_POINTER, error));
  CHECK(scrawl_load(0, nullptr, 0, 0, nullptr, nullptr) == SCRAWL_WRONG_VERSION);
}

TEST_CASE("what cannot be read is told") {
  const Recogniser recogniser = loaded();
  const std::size_t huge = std::numeric_limits<std::size_t>::max();
  const float values[] = {1, 2, 3, 4};
  const std::uint8_t pixels[64] = {};
  scrawl_error error;
  scrawl_reading* reading = nullptr;
  const auto strokes = [&](const float* points, std::size_t count, const std::size_t* lengths,
                           std::size_t stroke_count) {
    reading = reinterpret_cast<scrawl_reading*>(&error);
    const scrawl_code code = scrawl_read_strokes(recogniser.get(), points, count, lengths,
                                                 stroke_count, &reading, &error);
    CHECK(reading == nullptr);
    return code;
  };
  const std::size_t two[] = {1, 1}, more[] = {1, 2}, overflowing[] = {huge, 3}, fewer[] = {1};
  CHECK(told(strokes(nullptr, 4, two, 2), SCRAWL_NULL_POINTER, error));
  CHECK(told(strokes(values, 4, nullptr, 2), SCRAWL_NULL_POINTER, error));
  CHECK(told(strokes(values, 4, more, 2), SCRAWL_WRONG_SIZE, error));
  CHECK(told(strokes(values, 4, fewer, 1), SCRAWL_WRONG_SIZE, error));
  CHECK(told(strokes(values, 3, fewer, 1), SCRAWL_WRONG_SIZE, error));
  CHECK(told(strokes(values, 4, overflowing, 2), SCRAWL_WRONG_SIZE, error));
  CHECK(told(strokes(values, huge, two, 2), SCRAWL_WRONG_SIZE, error));
  CHECK(told(strokes(values, 4, two, SCRAWL_MOST_STROKES + 1), SCRAWL_WRONG_SIZE, error));
  const auto image = [&](std::size_t size, std::int32_t width, std::int32_t height,
                         std::size_t row_bytes) {
    reading = reinterpret_cast<scrawl_reading*>(&error);
    const scrawl_code code = scrawl_read_pixels(recogniser.get(), pixels, size, width, height,
                                                row_bytes, &reading, &error);
    CHECK(reading == nullptr);
    return code;
  };
  CHECK(told(image(63, 8, 8, 8), SCRAWL_WRONG_SIZE, error));
  CHECK(told(image(64, 8, 8, 7), SCRAWL_WRONG_SIZE, error));
  CHECK(told(image(64, 8, 8, huge), SCRAWL_WRONG_SIZE, error));
  CHECK(told(image(64, 0, 8, 8), SCRAWL_WRONG_SIZE, error));
  CHECK(told(image(64, 8, -1, 8), SCRAWL_WRONG_SIZE, error));
  CHECK(told(image(huge, 2147483647, 2147483647, huge), SCRAWL_WRONG_SIZE, error));
  CHECK(told(scrawl_read_pixels(recogniser.get(), nullptr, 64, 8, 8, 8, &reading, &error),
             SCRAWL_NULL_POINTER, error));
  CHECK(told(scrawl_read_pixels(nullptr, pixels, 64, 8, 8, 8, &reading, &error),
             SCRAWL_NULL_POINTER, error));
  CHECK(told(scrawl_read_strokes(recogniser.get(), values, 4, two, 2, nullptr, &error),
             SCRAWL_NULL_POINTER, error));
  scrawl_free(nullptr);
  scrawl_free_reading(nullptr);
}

TEST_CASE("a long sentence is cut and still ends with a zero") {
  // The name of a tensor, which the message repeats.
  const std::string header =
      R"({"__metadata__":{"architecture":")" + std::string(2000, 'x') + R"("}})";
  std::string file(8, '\0');
  file[0] = static_cast<char>(header.size() & 0xff);
  file[1] = static_cast<char>(header.size() >> 8);
  file += header;
  scrawl_error error;
  scrawl_recogniser* recogniser = nullptr;
  CHECK(told(scrawl_load(SCRAWL_ABI_VERSION, file.data(), file.size(), 0, &recogniser, &error),
             SCRAWL_BAD_MODEL, error));
  CHECK(error.message[sizeof error.message - 1] == '\0');
}

TEST_CASE("two threads share a recogniser by turns") {
  const Recogniser recogniser = loaded();
  const Strokes drawings[] = {two_lines(), {{10, 10, 60, 10, 30, 90}, {3}}};
  const std::string expected[] = {"17\n1", "7"};
  int right[2] = {};
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([&, i] {
      for (int turn = 0; turn < 20; ++turn) {
        scrawl_reading* reading = nullptr;
        const auto& [values, lengths] = drawings[i];
        scrawl_read_strokes(recogniser.get(), values.data(), values.size(), lengths.data(),
                            lengths.size(), &reading, nullptr);
        right[i] += reading && reading->text == expected[i];
        scrawl_free_reading(reading);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(right[0] == 20);
  CHECK(right[1] == 20);
}

TEST_CASE("header and library have the same version") {
  CHECK(scrawl_abi_version() == SCRAWL_ABI_VERSION);
  CHECK(std::string(scrawl_version()).find('.') != std::string::npos);
}
