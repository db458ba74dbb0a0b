#include "core/line_text.hpp"

#include <algorithm>
#include <vector>

#include "core/ink/layout.hpp"
#include "core/sort_places.hpp"

namespace scrawl {
namespace {

/// A space from which two numbers are two, in heights of the writing: so wide in any case, and
/// wider by that than some times the median of the spaces in the line. Digits of one number may
/// be spaced as widely as somebody likes, if evenly.
struct Widest {
  double least, wider_by;
};
constexpr Widest usual{2, 1};
/// On paper, where there are spaces enough to tell.
constexpr Widest on_paper{1, 0.5};
constexpr std::size_t enough = 3;
constexpr double wider_times = 2.5;

/// The paper between two digits, as if none were narrower than half its height.
double space_between(const ink::Box& left, const ink::Box& right, double height) {
  const double missing =
      std::max(height / 2 - ink::width(left), 0.0) + std::max(height / 2 - ink::width(right), 0.0);
  return ink::gap(left, right) - missing / 2;
}

}  // namespace

std::string text_of_line(std::span<const ReadDigit> digits, double height, Medium medium) {
  std::vector<double> spaces;
  for (std::size_t i = 1; i < digits.size(); ++i) {
    spaces.push_back(space_between(digits[i - 1].box, digits[i].box, height));
  }
  const auto [least, wider_by] =
      medium == Medium::paper && spaces.size() >= enough ? on_paper : usual;
  double widest = least * height;
  if (spaces.size() > 1) {
    const auto order = places_in_order(
        spaces.size(), [&](std::size_t a, std::size_t b) { return spaces[a] < spaces[b]; });
    const double median = spaces[order[(order.size() - 1) / 2]];
    widest = std::max(widest, wider_times * median + wider_by * height);
  }
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const ReadDigit& digit = digits[i];
    if (i > 0 && spaces[i - 1] > widest) text += ' ';
    const char glyph = readable(digit) ? static_cast<char>('0' + digit.answer.label) : '?';
    text += digit.sign ? digit.sign : glyph;
  }
  return text;
}

}  // namespace scrawl
