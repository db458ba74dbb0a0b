#include <algorithm>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "core/api/include/scrawl.h"
#include "core/model/model.hpp"
#include "native_tests/fuzz/fuzz.hpp"

namespace {

/// Takes numbers and arrays from the front of the made-up bytes; zeros when they are used up.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}

  template <class T>
  T take() {
    T value{};
    const std::size_t count = std::min(sizeof value, size_);
    if (count > 0) std::memcpy(&value, data_, count);
    data_ += count;
    size_ -= count;
    return value;
  }
  template <class T>
  std::vector<T> take(std::size_t count) {
    std::vector<T> values(count);
    for (T& value : values) value = take<T>();
    return values;
  }
  const std::uint8_t* data() const { return data_; }
  std::size_t size() const { return size_; }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
};

std::vector<std::byte> small_model() {
  using namespace scrawl;
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
  scrawl::fuzz::require(code == error.code && code != SCRAWL_INTERNAL);
  scrawl::fuzz::require(std::memchr(error.message, 0, sizeof error.message) != nullptr);
  scrawl::fuzz::require((code == SCRAWL_OK) == (error.message[0] == 0));
  scrawl::fuzz::require((code == SCRAWL_OK) == (result != nullptr));
}

void check_reading(scrawl_code code, const scrawl_error& error, scrawl_reading* reading) {
  check(code, error, reading);
  if (!reading) return;
  std::size_t next_number = 0, next_digit = 0;
  std::string text;
  for (std::size_t i = 0; i < reading->line_count; ++i) {
    const scrawl_line& line = reading->lines[i];
    scrawl::fuzz::require(line.first_number == next_number && line.number_count > 0);
    next_number += line.number_count;
    if (i > 0) text += '\n';
    text += line.text;
  }
  scrawl::fuzz::require(next_number == reading->number_count && text == reading->text);
  for (std::size_t i = 0; i < reading->number_count; ++i) {
    scrawl::fuzz::require(reading->numbers[i].first_digit == next_digit);
    scrawl::fuzz::require(reading->numbers[i].digit_count == std::strlen(reading->numbers[i].text));
    next_digit += reading->numbers[i].digit_count;
  }
  scrawl::fuzz::require(next_digit == reading->digit_count);
  scrawl_free_reading(reading);
}

}  // namespace

/// Any sizes and bytes at the C interface get a reading or an error. Arrays are as long as they are
/// said to be, because C cannot know better.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto model = small_model();
  static scrawl_recogniser* recogniser = nullptr;
  scrawl_error error;
  if (!recogniser) {
    const scrawl_code code =
        scrawl_load(SCRAWL_ABI_VERSION, model.data(), model.size(), 0, &recogniser, &error);
    check(code, error, recogniser);
  }
  Bytes bytes(data, size);
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
  return 0;
}
