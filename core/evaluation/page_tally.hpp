#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace scrawl::evaluation {

/// What is written on a page: nothing, one digit, one line, or several.
enum class PageKind { nothing, digit, line, lines };

/// Counts how much of the writing in pictures was read right: whole pages, lines, numbers, and
/// digits by edit distance. A text has its lines parted by newlines and numbers by spaces.
struct PageTally {
  struct Kind {
    std::size_t pages = 0, right = 0;            ///< right: every digit, number and line
    std::size_t lines = 0, lines_right = 0;      ///< a line is right if it was read anywhere
    std::size_t numbers = 0, numbers_right = 0;  ///< likewise
    std::size_t digits = 0;                      ///< that are written
    /// Digits and signs that would have to be inserted, deleted or replaced (Levenshtein 1966).
    std::size_t edits = 0;

    void add(std::string_view truth, std::string_view read);
  };
  std::array<Kind, 4> kinds{};  ///< by `PageKind`

  void add(std::string_view truth, std::string_view read);

  const Kind& of(PageKind kind) const { return kinds[static_cast<std::size_t>(kind)]; }
};

PageKind kind_of(std::string_view truth);

}  // namespace scrawl::evaluation
