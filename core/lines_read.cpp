#include "core/lines_read.hpp"

#include <algorithm>
#include <string>

#include "core/alternatives.hpp"
#include "core/legibility.hpp"

namespace scrawl {
namespace {

std::size_t read_of(std::span<const ReadDigit> digits) {
  std::size_t read = 0;
  for (const ReadDigit& digit : digits) read += readable(digit);
  return read;
}

/// Beside digits a glyph is more likely a digit than alone, and the more so the more of them are in
/// its line: where at least half of all glyphs are digits, doubtful ones become unsure. Returns
/// whether more than half can then be read.
bool trust_neighbours(Lines& lines) {
  std::size_t glyphs = 0;
  for (const ReadDigit& digit : lines.digits) glyphs += !digit.sign;
  std::size_t read = read_of(lines.digits);
  if (2 * read < glyphs) return false;
  for (std::size_t i = 0; i < lines.lines.size(); ++i) {
    const auto own = lines.digits_of(i);
    const std::size_t beside = read_of(own);
    for (ReadDigit& digit : own) {
      if (digit.sign || readable(digit) || !perhaps_digit(digit, beside)) continue;
      digit.answer.state = State::unsure;
      ++read;
    }
  }
  return 2 * read > glyphs;
}

}  // namespace

Lines legible(Lines lines) {
  double highest = 0;
  for (std::size_t i = 0; i < lines.lines.size(); ++i) {
    if (is_writing(lines.digits_of(i))) highest = std::max(highest, lines.lines[i].height);
  }
  Lines kept{lines.medium};
  for (std::size_t i = 0; i < lines.lines.size(); ++i) {
    const auto own = lines.digits_of(i);
    const Lines::Line& line = lines.lines[i];
    if (is_print(own, line.height / highest)) continue;
    std::move(own.begin(), own.end(), std::back_inserter(kept.digits));
    kept.lines.push_back({kept.digits.size(), line.height, line.grouped, line.others});
  }
  std::vector<Number> numbers;
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < kept.lines.size(); ++i) {
    const auto own = kept.digits_of(i);
    texts.push_back(text_of_line(own, kept.lines[i].height, kept.medium));
    for (const Number number : numbers_of_line(own, texts.back())) numbers.push_back(number);
  }
  refuse_illegible(numbers);
  for (std::size_t i = 0; i < kept.lines.size(); ++i) {
    // What else it might have said is refused with it.
    if (text_of_line(kept.digits_of(i), kept.lines[i].height, kept.medium) != texts[i]) {
      kept.lines[i].others.clear();
    }
  }
  return kept;
}

Reading reading_of(Lines lines) {
  Reading reading;
  const bool number = trust_neighbours(lines);
  reading.digits = std::move(lines.digits);
  const std::span<const ReadDigit> digits = reading.digits;
  reading.state = number ? State::number : State::not_a_digit;
  if (digits.size() == 1) reading.state = digits[0].answer.state;
  std::size_t begin = 0;
  for (const auto& [end, height, grouped, others] : lines.lines) {
    const auto own = digits.subspan(begin, end - begin);
    const std::string text = text_of_line(own, height, lines.medium);
    std::vector<Alternative> alternatives = alternatives_of(own, text, grouped);
    for (const Alternative& other : others) alternatives.push_back(other);
    if (begin > 0) alternatives = joined(reading.alternatives, alternatives);
    keep_best(alternatives);
    reading.alternatives = std::move(alternatives);
    if (begin > 0) reading.text += '\n';
    reading.text += text;
    begin = end;
  }
  reading.confidence = 1;
  for (const ReadDigit& digit : digits) reading.confidence *= digit.answer.confidence;
  return reading;
}

Lines line_of(ReadDigit digit) {
  Lines one;
  one.add_digit(std::move(digit), 1);
  return one;
}

}  // namespace scrawl
