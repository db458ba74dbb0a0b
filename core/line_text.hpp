#pragma once

#include <span>
#include <string>

#include "core/recogniser.hpp"

namespace scrawl {

/// Whether it is a digit.
inline bool readable(State state) {
  return state == State::digit || state == State::unsure;
}
inline bool readable(const ReadDigit& digit) {
  return readable(digit.answer.state);
}

/// What is written on: on the pad there is hardly room for a second number beside the first, on
/// paper there often is one.
enum class Medium { pad, paper };

/// What stands on a line in a writing of this height: a character for each digit or sign, "?" for
/// what is neither, and a blank where another number begins.
std::string text_of_line(std::span<const ReadDigit> digits, double height, Medium medium);

}  // namespace scrawl
