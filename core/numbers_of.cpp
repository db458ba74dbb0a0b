#include "core/numbers_of.hpp"

#include <utility>

#include "core/line_text.hpp"

namespace scrawl {
namespace {

void add(WrittenNumber& number, char glyph, const ReadDigit& digit) {
  number.box = number.text.empty() ? digit.box : ink::united(number.box, digit.box);
  number.text += glyph;
  number.confidence *= digit.answer.confidence;
  ++number.end;
  if (number.state == State::not_a_digit || digit.sign) return;
  if (!readable(digit)) number.state = State::not_a_digit;
  if (digit.answer.state == State::unsure) number.state = State::unsure;
}

}  // namespace

std::vector<WrittenNumber> numbers_of(const Reading& reading) {
  std::vector<WrittenNumber> numbers;
  WrittenNumber next;
  const auto finish = [&] {
    if (!next.text.empty()) numbers.push_back(next);
    const WrittenNumber last = std::move(next);
    next = {};
    next.line = last.line;
    next.place = last.place + 1;
    next.begin = next.end = last.end;
  };
  for (const char glyph : reading.text) {
    if (glyph == ' ' || glyph == '\n') {
      finish();
      if (glyph == '\n') ++next.line, next.place = 0;
    } else {
      add(next, glyph, reading.digits[next.end]);
    }
  }
  finish();
  return numbers;
}

}  // namespace scrawl
