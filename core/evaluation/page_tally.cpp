#include "core/evaluation/page_tally.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace scrawl::evaluation {
namespace {

/// The parts of a text between characters of `separators`, without empty ones.
std::vector<std::string_view> parts(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (end > 0) result.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

std::string without_separators(std::string_view text) {
  std::string result(text);
  std::erase_if(result, [](char c) { return c == ' ' || c == '\n'; });
  return result;
}

/// How many of the true parts were read; a part that was read serves once.
std::size_t common(const std::vector<std::string_view>& truth, std::vector<std::string_view> read) {
  std::size_t count = 0;
  for (const auto part : truth) {
    const auto found = std::find(read.begin(), read.end(), part);
    if (found == read.end()) continue;
    read.erase(found);
    ++count;
  }
  return count;
}

}  // namespace

PageKind kind_of(std::string_view truth) {
  const auto lines = parts(truth, "\n");
  if (lines.empty()) return PageKind::nothing;
  if (lines.size() > 1) return PageKind::lines;
  return without_separators(truth).size() == 1 ? PageKind::digit : PageKind::line;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  // One row of the table of distances between beginnings of a and of b (Wagner and Fischer 1974).
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

void PageTally::add(std::string_view truth, std::string_view read) {
  kinds[static_cast<std::size_t>(kind_of(truth))].add(truth, read);
}

void PageTally::Kind::add(std::string_view truth, std::string_view read) {
  const auto true_lines = parts(truth, "\n"), read_lines = parts(read, "\n");
  const auto true_numbers = parts(truth, "\n "), read_numbers = parts(read, "\n ");
  const std::string written = without_separators(truth);
  ++pages;
  right += true_lines == read_lines ? 1 : 0;
  lines += true_lines.size();
  lines_right += common(true_lines, read_lines);
  numbers += true_numbers.size();
  numbers_right += common(true_numbers, read_numbers);
  digits += written.size();
  edits += edit_distance(written, without_separators(read));
}

}  // namespace scrawl::evaluation
