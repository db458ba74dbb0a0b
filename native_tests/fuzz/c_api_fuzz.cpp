#include <algorithm>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "core/api/include/scrawl.h"
#include "core/model/model.hpp"
#include "native_tests/fuzz/bytes.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

namespace {

std::vector<std::byte> small_model() {
  Random random(1);
  const auto architecture = nn::parse_architecture(
      R"({"input":[4,4,1],"layers":[{"type":"conv2d","filters":2,"kernel":[2,2]},)"
      R"({"type":"flatten"},{"type":"dense","units":10}]})",
      "fuzz");
  Model model = untrained_model(architecture, random, "fuzz");
  model.preprocessing = {.size = 4, .box = 3, .pen_width = 1};
  return save_model(model, WeightType::f16);
}

/// A code and its sentence; a result exactly when it is told that there is one.
void check(scrawl_code code, const scrawl_error& error, const void* result) {
  fuzz::require(code == error.code && code != SCRAWL_INTERNAL);
  fuzz::require(std::memchr(error.message, 0, sizeof error.message) != nullptr);
  fuzz::require((code == SCRAWL_OK) == (error.message[0] == 0));
  fuzz::require((code == SCRAWL_OK) == (result != nullptr));
}

void check_reading(scrawl_code code, const scrawl_error& error, scrawl_reading* reading) {
  check(code, error, reading);
  if (!reading) return;
  std::size_t next_number = 0, next_digit = 0;
  std::string text;
  for (std::size_t i = 0; i < reading->line_count; ++i) {
    const scrawl_line& line = reading->lines[i];
    fuzz::require(line.first_number == next_number && line.number_count > 0);
    next_number += line.number_count;
    if (i > 0) text += '\n';
    text += line.text;
  }
  fuzz::require(next_number == reading->number_count && text == reading->text);
  for (std::size_t i = 0; i < reading->number_count; ++i) {
    fuzz::require(reading->numbers[i].first_digit == next_digit);
    fuzz::require(reading->numbers[i].digit_count == std::strlen(reading->numbers[i].text));
    next_digit += reading->numbers[i].digit_count;
  }
  fuzz::require(next_digit == reading->digit_count);
  scrawl_free_reading(reading);
}

/// Any sizes and bytes at the C interface get a reading or an error. Arrays are as long as they are
/// said to be, because C cannot know better.
void one_input(const std::uint8_t* data, std::size_t size) {
  static const auto model = small_model();
  static scrawl_recogniser* recogniser = nullptr;
  scrawl_error error;
  if (!recogniser) {
    const scrawl_code code =
        scrawl_load(SCRAWL_ABI_VERSION, model.data(), model.size(), 0, &recogniser, &error);
    check(code, error, recogniser);
  }
  fuzz::Bytes bytes(data, size);
  scrawl_reading* reading = nullptr;
  switch (bytes.take<std::uint8_t>() % 3) {
    case 0: {
      scrawl_recogniser* loaded = nullptr;
      const auto abi = bytes.take<std::int8_t>();
      const auto flags = bytes.take<std::uint8_t>();
      const scrawl_code code = scrawl_load(abi, bytes.data(), bytes.size(), flags, &loaded, &error);
      check(code, error, loaded);
      scrawl_free(loaded);
      break;
    }
    case 1: {
      const auto lengths = bytes.take<std::size_t>(bytes.take<std::uint8_t>() % 8);
      const auto values = bytes.take<float>(bytes.size() / sizeof(float));
      const scrawl_code code =
          scrawl_read_strokes(recogniser, values.data(), values.size(), lengths.data(),
                              lengths.size(), &reading, &error);
      check_reading(code, error, reading);
      break;
    }
    default: {
      const auto width = bytes.take<std::int32_t>(), height = bytes.take<std::int32_t>();
      const auto row_bytes = bytes.take<std::size_t>();
      const scrawl_code code = scrawl_read_pixels(recogniser, bytes.data(), bytes.size(), width,
                                                  height, row_bytes, &reading, &error);
      check_reading(code, error, reading);
    }
  }
}

const fuzz::Target target{"c_api", one_input};

}  // namespace
