#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/dataset.hpp"

namespace scrawl::data {

/// Parses `parse_kaggle_csv`'s format from pieces of whole lines, so that a large file need not be
/// in memory beside its pixels. Works in one pass, field by field, and counts lines and columns for
/// error messages. Throws the same errors.
class KaggleCsvParser {
 public:
  /// `expected_size`: how long the whole text will be, if it is known, to reserve memory once.
  explicit KaggleCsvParser(std::string source, std::size_t expected_size = 0);

  /// Each piece but the last ends with a newline.
  void add(std::string_view lines);
  /// To be called once, after the last piece.
  Images finish();

 private:
  std::string here() const;
  [[noreturn]] void fail_here(std::string_view problem) const;
  [[noreturn]] void fail_in(std::size_t column, std::string_view problem) const;

  bool at_line_end() const { return at_ == end_ || *at_ == '\n' || *at_ == '\r'; }
  void finish_line();
  /// False at the end of the piece.
  bool skip_blank_lines();

  std::string_view header_field(std::size_t column);
  /// The number after "pixel"; fails for any other column name.
  std::size_t pixel_number(std::string_view name, std::size_t column) const;
  void parse_header();
  void check_pixel_columns() const;
  void parse_row();
  /// Reads a value from 0 to 255 and checks that a comma or the end of the line follows.
  unsigned parse_value(std::size_t column);

  std::string source_;
  std::size_t expected_size_;
  bool begun_ = false;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::size_t line_ = 1;
  std::vector<std::size_t> targets_;  ///< for each column its pixel's index, or `label_column`
  std::size_t pixels_ = 0;
  bool has_label_ = false;
  Images images_;
};

}  // namespace scrawl::data
