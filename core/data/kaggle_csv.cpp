#include "core/data/kaggle_csv.hpp"

#include <cmath>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "core/file_kind.hpp"
#include "core/printable.hpp"

namespace scrawl::data {
namespace {

constexpr std::size_t largest_side = 4096;
constexpr std::size_t label_column = static_cast<std::size_t>(-1);

}  // namespace

KaggleCsvParser::KaggleCsvParser(std::string source, std::size_t expected_size)
    : source_(std::move(source)), expected_size_(expected_size) {}

void KaggleCsvParser::add(std::string_view lines) {
  at_ = lines.data();
  end_ = at_ + lines.size();
  if (!begun_) {
    refuse_other_file(std::as_bytes(std::span(lines.data(), lines.size())), source_);
    if (lines.starts_with("\xef\xbb\xbf")) at_ += 3;  // the byte order mark that spreadsheets write
    begun_ = true;
  }
  if (targets_.empty() && skip_blank_lines()) parse_header();
  while (skip_blank_lines()) parse_row();
}

Images KaggleCsvParser::finish() {
  if (targets_.empty()) fail_here("the file is empty");
  if (images_.pixels.empty()) fail_here("no rows after the header");
  return std::move(images_);
}

std::string KaggleCsvParser::here() const {
  return std::string(source_) + ": line " + std::to_string(line_);
}
void KaggleCsvParser::fail_here(std::string_view problem) const {
  throw Error(here(), std::string(problem), {.line = line_});
}
void KaggleCsvParser::fail_in(std::size_t column, std::string_view problem) const {
  throw Error(here() + ": column " + std::to_string(column + 1), std::string(problem),
              {.line = line_, .column = column + 1});
}

void KaggleCsvParser::finish_line() {
  if (at_ != end_ && *at_ == '\r') ++at_;
  if (at_ == end_) return;
  if (*at_ != '\n') fail_here("a carriage return within the line; lines end in LF or CRLF");
  ++at_;
  ++line_;
}

bool KaggleCsvParser::skip_blank_lines() {
  while (at_ != end_ && at_line_end()) finish_line();
  return at_ != end_;
}

std::string_view KaggleCsvParser::header_field(std::size_t column) {
  const bool quoted = at_ != end_ && *at_ == '"';
  if (quoted) ++at_;
  const char* begin = at_;
  while (!at_line_end() && *at_ != ',' && *at_ != '"') ++at_;
  const std::string_view name(begin, static_cast<std::size_t>(at_ - begin));
  if (quoted) {
    if (at_ == end_ || *at_ != '"') fail_in(column, "the closing quotation mark is missing");
    ++at_;
  }
  return name;
}

std::size_t KaggleCsvParser::pixel_number(std::string_view name, std::size_t column) const {
  constexpr std::string_view prefix = "pixel";
  const auto digits = name.substr(name.starts_with(prefix) ? prefix.size() : name.size());
  std::size_t number = 0;
  bool good = !digits.empty() && digits.size() <= 8 && (digits[0] != '0' || digits.size() == 1);
  for (const char c : digits) {
    good = good && c >= '0' && c <= '9';
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  if (!good)
    fail_in(column, "the header has " + in_quotes(name) +
                        "; expected label, pixel0, pixel1, ... as Kaggle names them");
  return number;
}

void KaggleCsvParser::parse_header() {
  while (true) {
    const auto column = targets_.size();
    const auto name = header_field(column);
    if (name == "label") {
      if (has_label_) fail_in(column, "the header has \"label\" twice");
      has_label_ = true;
      targets_.push_back(label_column);
    } else {
      targets_.push_back(pixel_number(name, column));
      ++pixels_;
    }
    if (at_line_end()) break;
    if (*at_ != ',') fail_in(column, "expected a comma after " + in_quotes(name));
    ++at_;
  }
  check_pixel_columns();
  finish_line();
  const auto side = static_cast<int>(std::lround(std::sqrt(static_cast<double>(pixels_))));
  images_.height = images_.width = side;
  // An upper bound: a value with its separator has at least two characters.
  const auto rows = expected_size_ / (2 * targets_.size()) + 1;
  images_.pixels.reserve(rows * pixels_);
  if (has_label_) images_.labels.reserve(rows);
}

void KaggleCsvParser::check_pixel_columns() const {
  std::vector<bool> seen(pixels_);
  for (std::size_t column = 0; column < targets_.size(); ++column) {
    const auto pixel = targets_[column];
    if (pixel == label_column || pixel >= pixels_) continue;
    if (seen[pixel]) fail_in(column, "the header has \"pixel" + std::to_string(pixel) + "\" twice");
    seen[pixel] = true;
  }
  // There are as many columns as pixels and no duplicates, so a number that is too large shows as
  // a missing one.
  for (std::size_t pixel = 0; pixel < pixels_; ++pixel)
    if (!seen[pixel]) fail_here("the header lacks \"pixel" + std::to_string(pixel) + "\"");
  const auto side = static_cast<std::size_t>(std::lround(std::sqrt(pixels_)));
  if (pixels_ == 0 || side * side != pixels_ || side > largest_side)
    fail_here("the header has " + std::to_string(pixels_) +
              " pixel columns, which is no square picture (Kaggle's has 784)");
}

void KaggleCsvParser::parse_row() {
  const auto start = images_.pixels.size();
  images_.pixels.resize(start + pixels_);
  std::uint8_t* row = images_.pixels.data() + start;
  const auto columns = targets_.size();
  for (std::size_t column = 0; column < columns; ++column) {
    const unsigned value = parse_value(column);
    if (targets_[column] != label_column) {
      row[targets_[column]] = static_cast<std::uint8_t>(value);
    } else {
      if (value > 9) fail_in(column, "label " + std::to_string(value) + " is no digit 0 to 9");
      images_.labels.push_back(static_cast<std::uint8_t>(value));
    }
    if (column + 1 == columns) break;
    if (at_line_end())
      fail_here("ends after " + std::to_string(column + 1) + " values; the header has " +
                std::to_string(columns) + " columns");
    ++at_;  // the comma, as parse_value has checked
  }
  if (!at_line_end())
    fail_here("has more values than the header's " + std::to_string(columns) + " columns");
  finish_line();
}

unsigned KaggleCsvParser::parse_value(std::size_t column) {
  const char* const begin = at_;
  const bool quoted = at_ != end_ && *at_ == '"';
  if (quoted) ++at_;
  const char* const digits = at_;
  unsigned value = 0;
  while (at_ != end_ && *at_ >= '0' && *at_ <= '9' && value <= 255)
    value = value * 10 + static_cast<unsigned>(*at_++ - '0');
  bool good = at_ != digits && value <= 255;
  if (quoted) {
    good = good && at_ != end_ && *at_ == '"';
    if (good) ++at_;
  }
  if (good && (at_line_end() || *at_ == ',')) return value;
  at_ = begin;
  while (!at_line_end() && *at_ != ',') ++at_;
  fail_in(column, in_quotes({begin, static_cast<std::size_t>(at_ - begin)}) +
                      " is not a whole number from 0 to 255");
}

Images parse_kaggle_csv(std::string_view text, std::string_view source) {
  KaggleCsvParser parser{std::string(source), text.size()};
  parser.add(text);
  return parser.finish();
}

}  // namespace scrawl::data
