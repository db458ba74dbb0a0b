#ifndef SCRAWL_HPP
#define SCRAWL_HPP

// Reads handwritten digits and numbers: the C++ interface (C++17 or newer). It is all in this
// header, over scrawl.h, so that the library can be built with another compiler or standard library
// than the program that uses it.
//
//   scrawl::Recogniser recogniser(model.data(), model.size());  // the bytes of a model file
//   std::cout << recogniser.read(scrawl::Drawing{{{10, 10}, {60, 10}, {30, 90}}}).text;

#include <scrawl.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace scrawl {
inline namespace v1 {

/// What every function here throws, with one line for a person; memory that runs out included.
class Error : public std::runtime_error {
 public:
  explicit Error(const scrawl_error& error)
      : std::runtime_error(error.message), code(static_cast<scrawl_code>(error.code)) {}
  scrawl_code code;
};

/// In any unit, y pointing down.
struct Point {
  float x = 0, y = 0;
};
using Stroke = std::vector<Point>;
using Drawing = std::vector<Stroke>;

/// A digit or sign. The fields are those of `scrawl_digit`.
struct Digit {
  char symbol = '?';
  scrawl_state state = SCRAWL_NOT_A_DIGIT;
  double confidence = 0;
  std::array<double, 10> probabilities{};
  double non_digit = 0;
  scrawl_box box{};
  std::vector<int> strokes;
};

struct Number {
  std::string text;
  double confidence = 0;
  scrawl_box box{};
  std::vector<Digit> digits;
};

struct Line {
  std::string text;
  scrawl_box box{};
  std::vector<Number> numbers;
};

struct Alternative {
  std::string text;
  double probability = 0;
};

/// What was read. The fields are those of `scrawl_reading`.
struct Reading {
  scrawl_state state = SCRAWL_BLANK;
  std::string text;
  double confidence = 0;
  std::vector<Line> lines;
  std::vector<Alternative> alternatives;
};

/// Reads drawings and images. Movable. Threads that use the same one wait for each other.
class Recogniser {
 public:
  /// From the bytes of a model file, which are copied.
  Recogniser(const void* model, std::size_t size, bool digits_only = false) {
    scrawl_recogniser* made = nullptr;
    scrawl_error error;
    scrawl_load(SCRAWL_ABI_VERSION, model, size, digits_only ? SCRAWL_DIGITS_ONLY : 0, &made,
                &error);
    check(error);
    recogniser_.reset(made);
  }

  Reading read(const Drawing& drawing) const {
    std::vector<float> points;
    std::vector<std::size_t> lengths;
    for (const Stroke& stroke : drawing) {
      lengths.push_back(stroke.size());
      for (const Point& point : stroke) points.insert(points.end(), {point.x, point.y});
    }
    scrawl_reading* reading = nullptr;
    scrawl_error error;
    scrawl_read_strokes(recogniser_.get(), points.data(), points.size(), lengths.data(),
                        lengths.size(), &reading, &error);
    return copied(reading, error);
  }

  /// A grey image, row by row, 0 black to 255 white: `width` times `height` of the `size` bytes at
  /// `pixels`.
  Reading read(const std::uint8_t* pixels, std::size_t size, int width, int height) const {
    scrawl_reading* reading = nullptr;
    scrawl_error error;
    scrawl_read_pixels(recogniser_.get(), pixels, size, width, height,
                       static_cast<std::size_t>(std::max(width, 0)), &reading, &error);
    return copied(reading, error);
  }

 private:
  struct Free {
    void operator()(scrawl_recogniser* recogniser) const { scrawl_free(recogniser); }
    void operator()(scrawl_reading* reading) const { scrawl_free_reading(reading); }
  };

  static void check(const scrawl_error& error) {
    if (error.code != SCRAWL_OK) throw Error(error);
  }

  static Digit copied(const scrawl_digit& from) {
    Digit digit{static_cast<char>(from.symbol),
                static_cast<scrawl_state>(from.state),
                from.confidence,
                {},
                from.non_digit,
                from.box,
                {from.strokes, from.strokes + from.stroke_count}};
    std::copy_n(from.probabilities, digit.probabilities.size(), digit.probabilities.begin());
    return digit;
  }

  static Reading copied(scrawl_reading* reading, const scrawl_error& error) {
    check(error);
    const std::unique_ptr<scrawl_reading, Free> from(reading);
    Reading result{static_cast<scrawl_state>(from->state), from->text, from->confidence, {}, {}};
    for (std::size_t i = 0; i < from->line_count; ++i) {
      const scrawl_line& line = from->lines[i];
      result.lines.push_back({line.text, line.box, {}});
      for (std::size_t j = 0; j < line.number_count; ++j) {
        const scrawl_number& number = from->numbers[line.first_number + j];
        result.lines.back().numbers.push_back({number.text, number.confidence, number.box, {}});
        for (std::size_t k = 0; k < number.digit_count; ++k) {
          result.lines.back().numbers.back().digits.push_back(
              copied(from->digits[number.first_digit + k]));
        }
      }
    }
    for (std::size_t i = 0; i < from->alternative_count; ++i) {
      result.alternatives.push_back(
          {from->alternatives[i].text, from->alternatives[i].probability});
    }
    return result;
  }

  std::unique_ptr<scrawl_recogniser, Free> recogniser_;
};

}  // namespace v1
}  // namespace scrawl

#endif
