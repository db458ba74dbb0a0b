#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/recogniser.hpp"

/// An image may show anything: print, leaves, a brick wall. What tells numbers from it is that they
/// can be read throughout.
namespace scrawl {

/// A sign, a digit, or what may be one where so many digits are beside it: by Laplace's rule of
/// succession the next glyph is the likelier another one the more they are.
bool perhaps_digit(const ReadDigit& digit, std::size_t beside = 1);

/// What is said of something that is no digit, whatever the network takes it for.
void refuse(Answer& answer);

/// The mean confidence of glyphs, where those that cannot be read have none; signs do not count.
double legibility(std::span<const ReadDigit> digits);

/// Whether a line has a digit beyond doubt: beside that much else may be print.
bool is_writing(std::span<const ReadDigit> line);

/// Whether a line is small print beside the writing: lower, and hardly legible. `height` is the
/// line's, in heights of the writing.
bool is_print(std::span<const ReadDigit> line, double height);

/// A number: consecutive digits and signs of a line.
using Number = std::span<ReadDigit>;

/// The numbers of a line. `text` is the line's, with blanks between numbers.
std::vector<Number> numbers_of_line(std::span<ReadDigit> line, std::string_view text);

/// Refuses the numbers of an image that are none: of which the network is nowhere sure, or whose
/// digits differ much in height. If hardly any number is legible, or the glyphs that are no digits
/// outweigh those that are, all are refused.
void refuse_illegible(std::span<const Number> numbers);

}  // namespace scrawl
