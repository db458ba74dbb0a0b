#pragma once

#include <stdexcept>
#include <string>

namespace scrawl {

/// The one exception the core throws for bad input. `what()` is a single line for a person: it
/// names the thing that is wrong (file, tensor, line, ...), the place in it, and how to mend it.
/// Programming mistakes are asserted instead; they never become an `Error`.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace scrawl
