#include "core/api/result.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/numbers_of.hpp"

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

scrawl_box box_of(const ink::Box& box) {
  return {box.left, box.top, box.right, box.bottom};
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
  add_numbers(reading);
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
    digit.box = box_of(read.box);
    const auto& probabilities = read.answer.probabilities;
    std::copy_n(probabilities.begin(), std::min<std::size_t>(probabilities.size(), 10),
                digit.probabilities);
    const auto& strokes = strokes_.emplace_back(read.strokes.begin(), read.strokes.end());
    digit.strokes = data_or_null(strokes);
    digit.stroke_count = strokes.size();
  }
}

void Result::add_numbers(const Reading& reading) {
  const std::vector<WrittenNumber> written = numbers_of(reading);
  for (std::size_t first = 0; first < written.size();) {
    std::string words;
    ink::Box around = written[first].box;
    std::size_t end = first;
    for (; end < written.size() && written[end].line == written[first].line; ++end) {
      const WrittenNumber& number = written[end];
      for (std::size_t i = number.begin; i < number.end; ++i) {
        digits_[i].symbol = static_cast<unsigned char>(number.text[i - number.begin]);
      }
      numbers_.push_back({kept(number.text), number.confidence, box_of(number.box), number.begin,
                          number.end - number.begin});
      words += (words.empty() ? "" : " ") + number.text;
      around = ink::united(around, number.box);
    }
    lines_.push_back({kept(std::move(words)), box_of(around), first, end - first});
    first = end;
  }
}

}  // namespace scrawl::api
