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

/// Prints the answers of `predict`: one line each at once, or all of them as one JSON list.
class AnswerPrinter {
 public:
  AnswerPrinter(std::ostream& out, bool json);

  void print(const Place& place, const Answer& answer);
  void print(const Place& place, const Reading& reading);
  /// Ends the list. Call once, after the last answer.
  void finish();

 private:
  std::ostream& out_;
  bool json_;
  json::Writer writer_;
};

}  // namespace scrawl::apps
