#include "core/touching_digits.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>
#include <utility>

#include "core/ink/beside.hpp"
#include "core/legibility.hpp"
#include "core/line_text.hpp"

namespace scrawl {
namespace {

/// The log-odds that touching digits are digits: by how many of them are 1s, how wide one is for
/// its height, and the logarithm of the network's doubt of the least sure. Fitted by logistic
/// regression on touching digits of the pen's training writers and of fonts, moved together by 0.1
/// to 0.3 heights, and on what was read as digits in the letters of fonts.
constexpr struct { double ones = -5.9, width = 5.8, doubt = -1.5, constant = -6.5; } fitted;
constexpr double least_doubt = 1e-3;
/// How far, in heights of the writing, a 1 stands within another digit's extent in x where it is
/// rather a stroke through it, as in $ and X.
constexpr double within = 0.15;
/// Digits touch less often than they do in those rows: at these odds the letters are refused.
constexpr double digits_at_least = -4;

bool touch(const ink::Layout& layout, Mask left, Mask right) {
  for (; left != 0; left &= left - 1) {
    const auto own = static_cast<std::size_t>(std::countr_zero(left));
    for (Mask rest = right; rest != 0; rest &= rest - 1) {
      const auto other = static_cast<std::size_t>(std::countr_zero(rest));
      if (layout.relation(own, other).distance < ink::touching) return true;
    }
  }
  return false;
}

double log_odds_of_digits(std::span<const ReadDigit> digits) {
  ink::Box box = digits[0].box;
  double ones = 0, doubt = least_doubt;
  for (const ReadDigit& digit : digits) {
    box = ink::united(box, digit.box);
    ones += digit.answer.label == 1;
    doubt = std::max(doubt, 1 - digit.answer.confidence);
  }
  const auto count = static_cast<double>(digits.size());
  const double width = ink::width(box) / ink::height(box) / count;
  return fitted.ones * ones / count + fitted.width * width + fitted.doubt * std::log(doubt) +
         fitted.constant;
}

/// Whether one of two neighbours is a 1 and goes through the other.
bool cross(const ReadDigit& left, const ReadDigit& right, double height) {
  const bool first = left.answer.label == 1;
  const ReadDigit &stem = first ? left : right, &other = first ? right : left;
  const double x = ink::middle(stem.box).x;
  return stem.answer.label == 1 &&
         std::min(x - other.box.left, other.box.right - x) > within * height;
}

bool is_letter(std::span<const ReadDigit> digits, double height) {
  for (std::size_t i = 1; i < digits.size(); ++i) {
    if (cross(digits[i - 1], digits[i], height)) return true;
  }
  return digits.size() > 1 && log_odds_of_digits(digits) < digits_at_least;
}

bool is_digit(const ReadDigit& glyph) {
  return !glyph.sign && readable(glyph);
}

}  // namespace

std::vector<ReadDigit> with_letters_whole(Line line, const ink::Layout& layout, ReadPieces read) {
  std::vector<ReadDigit>& digits = line.digits;
  std::vector<ReadDigit> glyphs;
  for (std::size_t first = 0, end; first < digits.size(); first = end) {
    Mask pieces = line.pieces[first];
    for (end = first + 1;
         end < digits.size() && is_digit(digits[end - 1]) && is_digit(digits[end]) &&
         touch(layout, line.pieces[end - 1], line.pieces[end]);
         ++end) {
      pieces |= line.pieces[end];
    }
    if (is_letter(std::span(digits).subspan(first, end - first), layout.height())) {
      ReadDigit whole = read(pieces_of(pieces));
      refuse(whole.answer);
      glyphs.push_back(std::move(whole));
    } else {
      for (std::size_t i = first; i < end; ++i) glyphs.push_back(std::move(digits[i]));
    }
  }
  return glyphs;
}

}  // namespace scrawl
