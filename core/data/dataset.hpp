#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ink/drawing.hpp"

namespace scrawl::data {

/// Grey pictures of one size with labels, as MNIST has them. Labels are empty for Kaggle's
/// test.csv.
struct Images {
  int height = 0;
  int width = 0;
  std::vector<std::uint8_t> pixels;  ///< count * height * width, picture by picture, row by row
  std::vector<std::uint8_t> labels;  ///< 0..9, count or none

  std::size_t count() const;
  std::span<const std::uint8_t> picture(std::size_t index) const;
};

/// One written glyph with its strokes: the format of the pen data.
struct Glyph {
  int label = 0;  ///< 0..9; -1 for what is not a digit
  int writer = 0;
  ink::Drawing strokes;
};

// Parsers of outside bytes, already decompressed. Each throws `Error`: `source`, the place (byte,
// line and column), what is wrong, and how to mend it.

/// IDX (http://yann.lecun.com/exdb/mnist): images (magic 0x00000803) and labels (0x00000801).
Images parse_idx(std::span<const std::byte> images, std::string_view images_source,
                 std::span<const std::byte> labels, std::string_view labels_source);

/// Kaggle's Digit Recognizer: `label,pixel0,...,pixel783` or without `label`; columns in any order,
/// quoted or not, LF or CRLF, last newline optional.
Images parse_kaggle_csv(std::string_view text, std::string_view source);

/// Whether every glyph must say what it is; where it need not and does not, its label is -1.
enum class Labels { required, optional };

/// A JSON list of {"label", "writer", "strokes": [[[x, y], ...], ...]}; a label that is not a digit
/// 0..9 counts as a non-digit, `writer` may be missing (0).
std::vector<Glyph> parse_strokes(std::string_view json, std::string_view source,
                                 Labels labels = Labels::required);

/// Row numbers for training and for validation: a shuffle of 0..count - 1 by `seed`, the last
/// round(count * fraction) of which are held out. Both keep at least one row when 0 < fraction < 1.
struct Split {
  std::vector<std::size_t> training, validation;
};
Split split_at_random(std::size_t count, double fraction, std::uint64_t seed);

}  // namespace scrawl::data
