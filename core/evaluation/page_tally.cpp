#include "core/evaluation/page_tally.hpp"

#include <algorithm>
#include <vector>

#include "core/edit_distance.hpp"

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
