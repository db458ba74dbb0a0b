#include "core/numbers_of.hpp"

#include <utility>

#include "core/line_text.hpp"

namespace scrawl {
namespace {

void add(WrittenNumber& number, char glyph, const ReadDigit& digit) {
  number.text += glyph;
  number.confidence *= digit.answer.confidence;
  ++number.end;
  if (number.state == State::not_a_digit || digit.sign) return;
  if (!readable(digit)) number.state = State::not_a_digit;
  if (digit.answer.state == State::unsure) number.state = State::unsure;
}

/// What stands around its digits, of which it has at least one.
void enclose(WrittenNumber& number, const Reading& reading, ink::Orientation orientation) {
  std::vector<ink::Box> boxes;
  for (std::size_t i = number.begin; i < number.end; ++i) boxes.push_back(reading.digits[i].box);
  number.box = boxes[0];
  for (const ink::Box& box : boxes) number.box = ink::united(number.box, box);
  number.outline = ink::quadrilateral_around(boxes, orientation);
}

}  // namespace

std::vector<WrittenNumber> numbers_of(const Reading& reading, ink::Orientation orientation) {
  std::vector<WrittenNumber> numbers;
  WrittenNumber next;
  const auto finish = [&] {
    if (!next.text.empty()) {
      enclose(next, reading, orientation);
      numbers.push_back(next);
    }
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
