#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>

#include "core/json.hpp"
#include "core/recogniser.hpp"

namespace scrawl::apps {

/// What an answer is about: a file, or one entry of the list that a file holds.
struct Place {
  std::string file;
  std::optional<std::size_t> entry = {};
};

/// Tells `predict`'s answers: a line each as they come, or all of them as one JSON list.
class AnswerPrinter {
 public:
  AnswerPrinter(std::ostream& out, bool json);

  void print(const Place& place, const Answer& answer);
  void print(const Place& place, const Reading& reading);
  /// Ends the list; nothing may follow.
  void finish();

 private:
  std::ostream& out_;
  bool json_;
  json::Writer writer_;
};

}  // namespace scrawl::apps
