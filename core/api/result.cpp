#include "core/api/result.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

namespace scrawl::api {
namespace {

std::int32_t number_of(State state) {
  switch (state) {
    case State::blank:
      return SCRAWL_BLANK;
    case State::digit:
      return SCRAWL_DIGIT;
    case State::unsure:
      return SCRAWL_UNSURE;
    case State::not_a_digit:
      return SCRAWL_NOT_A_DIGIT;
    case State::number:
      return SCRAWL_NUMBER;
    case State::sign:
      return SCRAWL_SIGN;
  }
  return SCRAWL_NOT_A_DIGIT;
}

/// The smallest box around those of all parts, of which there is at least one.
template <class Part>
scrawl_box around(const Part* parts, std::size_t count) {
  scrawl_box box = parts[0].box;
  for (std::size_t i = 1; i < count; ++i) {
    const scrawl_box& other = parts[i].box;
    box = {std::min(box.left, other.left), std::min(box.top, other.top),
           std::max(box.right, other.right), std::max(box.bottom, other.bottom)};
  }
  return box;
}

/// The parts of a text between separators.
std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

template <class T>
const T* data_or_null(const std::vector<T>& values) {
  return values.empty() ? nullptr : values.data();
}

}  // namespace

Result::Result(const Reading& reading) : scrawl_reading{} {
  state = number_of(reading.state);
  text = kept(reading.text);
  confidence = reading.confidence;
  add_digits(reading);
  add_lines(reading.text);
  for (const Alternative& other : reading.alternatives) {
    alternatives_.push_back({kept(other.text), other.probability});
  }
  digits = data_or_null(digits_);
  digit_count = digits_.size();
  numbers = data_or_null(numbers_);
  number_count = numbers_.size();
  lines = data_or_null(lines_);
  line_count = lines_.size();
  alternatives = data_or_null(alternatives_);
  alternative_count = alternatives_.size();
}

void Result::add_digits(const Reading& reading) {
  for (const ReadDigit& read : reading.digits) {
    scrawl_digit& digit = digits_.emplace_back();
    digit.state = number_of(read.answer.state);
    digit.confidence = read.answer.confidence;
    digit.non_digit = read.answer.non_digit;
    digit.box = {read.box.left, read.box.top, read.box.right, read.box.bottom};
    const auto& probabilities = read.answer.probabilities;
    std::copy_n(probabilities.begin(), std::min<std::size_t>(probabilities.size(), 10),
                digit.probabilities);
    const auto& strokes = strokes_.emplace_back(read.strokes.begin(), read.strokes.end());
    digit.strokes = data_or_null(strokes);
    digit.stroke_count = strokes.size();
  }
}

void Result::add_lines(const std::string& whole) {
  for (const std::string_view line : split(whole, '\n')) {
    const std::size_t first = numbers_.size();
    for (const std::string_view number : split(line, ' ')) {
      if (!number.empty()) add_number(std::string(number));
    }
    const std::size_t count = numbers_.size() - first;
    if (count == 0) continue;
    lines_.push_back({kept(std::string(line)), around(&numbers_[first], count), first, count});
  }
}

void Result::add_number(std::string own) {
  const std::size_t first =
      numbers_.empty() ? 0 : numbers_.back().first_digit + numbers_.back().digit_count;
  const std::size_t count = std::min(own.size(), digits_.size() - first);
  if (count == 0) return;
  double all_right = 1;
  for (std::size_t i = 0; i < count; ++i) {
    digits_[first + i].symbol = own[i];
    all_right *= digits_[first + i].confidence;
  }
  const scrawl_box box = around(&digits_[first], count);
  numbers_.push_back({kept(std::move(own)), all_right, box, first, count});
}

}  // namespace scrawl::api
