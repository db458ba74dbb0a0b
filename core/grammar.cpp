#include "core/grammar.hpp"

#include <algorithm>
#include <utility>

#include "core/function_ref.hpp"

namespace scrawl {
namespace {

bool is_digit(char character) {
  return (character >= '0' && character <= '9') || character == '?';
}

void for_each_number(std::string_view text,
                     FunctionRef<void(std::size_t begin, std::string_view number)> action) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    action(begin, text.substr(begin, end - begin));
    begin = end + 1;
  }
}

bool fits(std::string_view number, std::size_t place) {
  const char sign = number[place];
  const auto is_one_of = [&](std::string_view some) {
    return some.find(sign) != std::string_view::npos;
  };
  const bool before = place > 0 && is_digit(number[place - 1]);
  const bool after = place + 1 < number.size() && is_digit(number[place + 1]);
  const bool last = number.find_first_of("0123456789?", place) == std::string_view::npos;
  if (sign == '%') return place > 0 && number.find('%') == place && last;
  if (place == 0) return after && is_one_of("-+");
  if (before && after) return true;
  // Behind the last digit, or between it and a percent sign, or behind that.
  const bool behind = before || (place > 0 && number[place - 1] == '%');
  return behind && last && is_one_of(".,:");
}

/// Whether slashes make it a fraction or a date. With three digits on a side there is one slash,
/// and two digits or more on the other, as in 120/80.
bool usual(std::string_view number) {
  if (!number.empty() && (number[0] == '-' || number[0] == '+')) number.remove_prefix(1);
  std::size_t digits = 0, slashes = 0, least = 4, most = 0;
  for (std::size_t i = 0; i <= number.size(); ++i) {
    if (i < number.size() && is_digit(number[i])) {
      ++digits;
      continue;
    }
    const bool ends = number.find_first_of("0123456789?", i) == std::string_view::npos;
    if (!ends && number[i] != '/') return false;
    if (digits == 0 || digits > 4) return false;
    least = std::min(least, digits);
    if (digits != 4) most = std::max(most, digits);
    if (ends) break;
    ++slashes;
    digits = 0;
  }
  return most == 3 ? slashes == 0 || (slashes == 1 && least > 1) : slashes <= 2;
}

}  // namespace

std::vector<std::size_t> misplaced_signs(std::string_view text) {
  std::vector<std::size_t> places;
  for_each_number(text, [&](std::size_t begin, std::string_view number) {
    for (std::size_t i = 0; i < number.size(); ++i) {
      if (!is_digit(number[i]) && !fits(number, i)) places.push_back(begin + i);
    }
  });
  return places;
}

std::vector<std::size_t> unusual_slashes(std::string_view text) {
  std::vector<std::size_t> places;
  for_each_number(text, [&](std::size_t begin, std::string_view number) {
    if (usual(number)) return;
    for (std::size_t i = 0; i < number.size(); ++i) {
      if (number[i] == '/') places.push_back(begin + i);
    }
  });
  return places;
}

}  // namespace scrawl
