#include "core/error.hpp"

#include <utility>

namespace scrawl {

Error::Error(const std::string& line, ErrorKind what_kind)
    : std::runtime_error(line), kind(what_kind) {}

Error::Error(const std::string& where, const std::string& problem, ErrorPlace what_place)
    : std::runtime_error(where + ": " + problem),
      place(std::move(what_place)),
      problem_start_(where.size() + 2) {}

}  // namespace scrawl
