#pragma once

#include <deque>
#include <string>
#include <vector>

#include "core/api/include/scrawl.h"
#include "core/recogniser.hpp"

namespace scrawl::api {

/// A reading as C sees it, with all that its pointers point to.
class Result : public scrawl_reading {
 public:
  explicit Result(const Reading& reading);
  // A copy would point into the original.
  Result(const Result&) = delete;
  Result& operator=(const Result&) = delete;

 private:
  void add_digits(const Reading& reading);
  /// The reading number by number, gathered to lines. The digits get their symbols.
  void add_numbers(const Reading& reading);
  /// Keeps a text where it does not move.
  const char* kept(std::string copy) { return texts_.emplace_back(std::move(copy)).c_str(); }

  std::deque<std::string> texts_;
  std::deque<std::vector<std::int32_t>> strokes_;
  std::vector<scrawl_digit> digits_;
  std::vector<scrawl_number> numbers_;
  std::vector<scrawl_line> lines_;
  std::vector<scrawl_alternative> alternatives_;
};

}  // namespace scrawl::api
