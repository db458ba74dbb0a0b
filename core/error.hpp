#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>

namespace scrawl {

/// What kind of trouble an `Error` tells of, for code that must act on it: bad input, a training
/// whose loss grows without end, or a layer that this program was linked without, though another
/// may have it (see nn/linked_layers.hpp).
enum class ErrorKind { invalid, diverged, not_linked };

/// Where in the input the trouble is, as far as the thrower knows it.
struct ErrorPlace {
  std::optional<std::size_t> layer = {};   ///< of an architecture, from 0
  std::string field = {};                  ///< a member of a JSON object
  std::optional<std::size_t> line = {};    ///< of a text, from 1
  std::optional<std::size_t> column = {};  ///< of a line in bytes or of a table, from 1
  std::optional<std::size_t> byte = {};    ///< of a binary file, from 0
};

/// The one exception the core throws for bad input. `what()` is a single line for a person: it
/// names the thing that is wrong (file, tensor, line, ...), the place in it, and how to mend it.
/// Code reads `kind` and `place`, and never that line.
/// Programming mistakes are asserted instead; they never become an `Error`.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& line, ErrorKind what_kind = ErrorKind::invalid);
  /// `what()` is "where: problem".
  Error(const std::string& where, const std::string& problem, ErrorPlace what_place);

  /// The line without the "where" at its beginning, for those who tell the place in other words.
  const char* problem() const { return what() + problem_start_; }

  ErrorKind kind = ErrorKind::invalid;
  ErrorPlace place;

 private:
  std::size_t problem_start_ = 0;
};

}  // namespace scrawl
