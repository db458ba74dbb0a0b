#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ink/drawing.hpp"

namespace scrawl::data {

/// Grey pictures of one size with labels, as in MNIST. Kaggle's test.csv has no labels.
struct Images {
  int height = 0;
  int width = 0;
  std::vector<std::uint8_t> pixels;  ///< count * height * width, picture by picture, row by row
  std::vector<std::uint8_t> labels;  ///< 0..9, one for each picture, or empty

  std::size_t count() const;
  std::span<const std::uint8_t> picture(std::size_t index) const;
};

/// One written glyph with its strokes, as in the pen data.
struct Glyph {
  int label = 0;  ///< 0..9; -1 for a non-digit
  int writer = 0;
  ink::Drawing strokes;
  std::string text = {};  ///< what is written, where it is no single glyph; else empty
};

/// Digits under one name: either pictures or strokes, the other is empty.
struct Dataset {
  std::string name;      ///< such as a file's
  std::string checksum;  ///< of the bytes that it was made of; may be empty
  Images images;
  std::vector<Glyph> glyphs;

  bool has_strokes() const { return !glyphs.empty(); }
  std::size_t count() const { return has_strokes() ? glyphs.size() : images.count(); }
};

// Parsers of untrusted bytes, already decompressed. Each throws `Error` with `source`, the position
// (byte, or line and column), what is wrong, and how to fix it.

/// IDX (http://yann.lecun.com/exdb/mnist): images (magic 0x00000803) and labels (0x00000801).
Images parse_idx(std::span<const std::byte> images, std::string_view images_source,
                 std::span<const std::byte> labels, std::string_view labels_source);

/// Kaggle's Digit Recognizer: `label,pixel0,...,pixel783` or without `label`; columns in any order,
/// quoted or not, LF or CRLF, last newline optional. `KaggleCsvParser` (core/data/kaggle_csv.hpp)
/// does the same with a text that comes in pieces.
Images parse_kaggle_csv(std::string_view text, std::string_view source);

/// Whether every glyph must have a label. If labels are optional, a missing one is -1.
enum class Labels { required, optional };

/// A JSON list of {"label", "writer", "strokes": [[[x, y], ...], ...]}. A glyph whose label is not
/// a digit 0..9 is a non-digit; a missing `writer` is 0. A whole number has a "text" instead of the
/// label, such as "-3.14", with "\n" between two lines.
std::vector<Glyph> parse_strokes(std::string_view json, std::string_view source,
                                 Labels labels = Labels::required);

/// Splits the rows 0..count - 1: shuffles them by `seed` and holds out the last round(count *
/// fraction) for validation. If 0 < fraction < 1, each part has at least one row; throws `Error` if
/// that is impossible or `fraction` is outside [0, 1].
struct Split {
  std::vector<std::size_t> training, validation;
};
Split split_at_random(std::size_t count, double fraction, std::uint64_t seed);

}  // namespace scrawl::data
