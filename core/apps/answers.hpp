#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>

#include "core/json.hpp"
#include "core/recogniser.hpp"

namespace scrawl::apps {

/// What was read: a file, or one entry of a file with a list.
struct Place {
  std::string file;
  std::optional<std::size_t> entry = {};
};

/// How answers are printed: a line each; as one JSON list; or, of readings, as CSV with a row for
/// each number.
enum class Format { lines, json, csv };

/// Prints the answers of `predict`: each at once, save JSON.
class AnswerPrinter {
 public:
  AnswerPrinter(std::ostream& out, Format format);

  /// Not as CSV.
  void print(const Place& place, const Answer& answer);
  void print(const Place& place, const Reading& reading);
  /// The same, and in JSON which way up the writing is.
  void print(const Place& place, const PageReading& page);
  /// Ends JSON's list. Call once, after the last answer.
  void finish();

 private:
  void print(const Place& place, const Reading& reading, std::optional<ink::Orientation> lies);

  std::ostream& out_;
  Format format_;
  json::Writer writer_;
};

}  // namespace scrawl::apps
