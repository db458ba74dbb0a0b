#include "core/legibility.hpp"

#include <algorithm>
#include <cstddef>

#include "core/ink/layout.hpp"
#include "core/line_text.hpp"

namespace scrawl {
namespace {

/// Beside one digit. Among the validation's glyphs that the network takes for no digits, digits had
/// at least this confidence in 15 of 25 cases, and other glyphs in 160 of 2,900.
constexpr double doubtful = 0.1;
/// Print is at most this part as high as the writing, and less legible than writing.
constexpr double height_of_print = 0.6, legible_line = 0.6;
/// Of a legible number's glyphs the network is so sure in the mean: of 926 numbers composed of
/// held-out digits that were read right, one was below 0.85.
constexpr double legible = 0.85;
/// What may be a number with a glyph that cannot be read: a short one, of whose digits it is so
/// sure.
constexpr std::size_t long_row = 8;
constexpr double sure_of_rest = 0.9;
/// Among legible numbers a less legible one is kept, to be corrected, down to this.
constexpr double kept_among_legible = 0.5;
/// The digits of a number differ in height by at most this factor.
constexpr double height_factor = 2.5;
/// Of a page with so many glyphs at least this part is in legible numbers; fewer may be one number.
constexpr double legible_page = 0.35, mostly_legible = 0.5;
constexpr std::size_t page = 6;
/// How much a 1 speaks for a page of numbers, where any other digit speaks for it as much as a
/// glyph that is none against it: many an edge, stalk or joint of bricks is like a 1.
constexpr double evidence_of_one = 0.1, least_evidence = 0.5;

/// Of the glyphs that can be read.
double mean_confidence(std::span<const ReadDigit> digits) {
  double sum = 0, count = 0;
  for (const ReadDigit& digit : digits) {
    if (digit.sign || !readable(digit)) continue;
    sum += digit.answer.confidence;
    ++count;
  }
  return count > 0 ? sum / count : 0;
}

void refuse(std::span<ReadDigit> digits) {
  for (ReadDigit& digit : digits) {
    refuse(digit.answer);
    digit.sign = 0;
  }
}

bool heights_differ(std::span<const ReadDigit> number) {
  double least = 0, most = 0;
  for (const ReadDigit& digit : number) {
    if (digit.sign || !readable(digit)) continue;
    const double height = ink::height(digit.box);
    least = most > 0 ? std::min(least, height) : height;
    most = std::max(most, height);
  }
  return most > height_factor * least;
}

std::size_t glyphs_of(std::span<const ReadDigit> digits) {
  return static_cast<std::size_t>(
      std::count_if(digits.begin(), digits.end(), [](const auto& digit) { return !digit.sign; }));
}

/// What the digits say for it that these are numbers, less what the glyphs that are none say
/// against it.
double evidence_for(std::span<const Number> numbers) {
  double evidence = 0;
  for (const Number number : numbers) {
    for (const ReadDigit& digit : number) {
      if (digit.sign) continue;
      if (readable(digit)) evidence += digit.answer.label == 1 ? evidence_of_one : 1;
      if (!perhaps_digit(digit)) evidence -= 1;
    }
  }
  return evidence;
}

bool has_others(std::span<const Number> numbers) {
  for (const Number number : numbers) {
    for (const ReadDigit& digit : number) {
      if (!perhaps_digit(digit)) return true;
    }
  }
  return false;
}

bool is_legible(Number number) {
  return !heights_differ(number) && legibility(number) >= legible;
}

bool may_be_number(Number number, bool among_legible) {
  if (heights_differ(number)) return false;
  if (glyphs_of(number) < 2 || is_legible(number)) return true;
  if (among_legible) return legibility(number) >= kept_among_legible;
  return glyphs_of(number) < long_row && mean_confidence(number) >= sure_of_rest;
}

}  // namespace

bool perhaps_digit(const ReadDigit& digit, std::size_t beside) {
  const double times = static_cast<double>(beside + 1) / 2;
  return digit.sign || readable(digit) || times * digit.answer.confidence >= doubtful;
}

void refuse(Answer& answer) {
  answer.state = State::not_a_digit;
  answer.confidence = 0;
  answer.non_digit = 1;
  answer.probabilities.assign(10, 0);
}

double legibility(std::span<const ReadDigit> digits) {
  double sum = 0, glyphs = 0;
  for (const ReadDigit& digit : digits) {
    if (digit.sign) continue;
    ++glyphs;
    if (readable(digit)) sum += digit.answer.confidence;
  }
  return glyphs > 0 ? sum / glyphs : 0;
}

bool is_writing(std::span<const ReadDigit> line) {
  return std::any_of(line.begin(), line.end(),
                     [](const ReadDigit& digit) { return digit.answer.state == State::digit; });
}

bool is_print(std::span<const ReadDigit> line, double height) {
  return height < height_of_print && legibility(line) < legible_line;
}

std::vector<Number> numbers_of_line(std::span<ReadDigit> line, std::string_view text) {
  std::vector<Number> numbers;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    numbers.push_back(line.first(end));
    line = line.subspan(end);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return numbers;
}

void refuse_illegible(std::span<const Number> numbers) {
  std::size_t glyphs = 0, legible_glyphs = 0;
  for (const Number number : numbers) {
    glyphs += glyphs_of(number);
    legible_glyphs += is_legible(number) ? glyphs_of(number) : 0;
  }
  const double part = static_cast<double>(legible_glyphs) / static_cast<double>(glyphs);
  const bool none = glyphs >= page && part < legible_page;
  for (const Number number : numbers) {
    if (none || !may_be_number(number, part >= mostly_legible)) refuse(number);
  }
  if (has_others(numbers) && evidence_for(numbers) < least_evidence) {
    for (const Number number : numbers) refuse(number);
  }
}

}  // namespace scrawl
