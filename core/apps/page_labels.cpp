#include "core/apps/page_labels.hpp"

#include <algorithm>
#include <set>

#include "core/error.hpp"
#include "core/printable.hpp"

namespace scrawl::apps {
namespace {

constexpr std::string_view line_break = " / ";

/// The text up to `separator`, which is removed with it.
std::string_view take_until(char separator, std::string_view& text) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

std::string with_newlines(std::string_view text) {
  std::string result;
  for (std::size_t end = text.find(line_break); end != std::string_view::npos;
       end = text.find(line_break)) {
    result.append(text.substr(0, end)).push_back('\n');
    text.remove_prefix(end + line_break.size());
  }
  return result.append(text);
}

}  // namespace

std::vector<LabelledPage> parse_page_labels(std::string_view table, std::string_view source,
                                            const std::filesystem::path& folder) {
  std::vector<LabelledPage> pages;
  std::set<std::string_view> named;
  for (std::size_t line = 1; !table.empty(); ++line) {
    std::string_view row = take_until('\n', table);
    if (row.ends_with('\r')) row.remove_suffix(1);
    const auto fail = [&](const std::string& problem) {
      throw Error(std::string(source) + ": line " + std::to_string(line), problem, {.line = line});
    };
    if (row.empty()) continue;
    if (row.find('\t') == std::string_view::npos)
      fail("has no tab between the file's name and its text");
    const std::string_view file = take_until('\t', row), text = take_until('\t', row);
    const std::string_view kind = take_until('\t', row);
    if (line == 1) {
      if (file != "file" || text != "text") fail("must name the columns: file, tab, text");
      continue;
    }
    if (file.empty()) fail("has no file's name");
    if (file.find('/') != std::string_view::npos)
      fail(in_quotes(file) + " is not a file of the folder itself");
    if (!named.insert(file).second) fail("names " + in_quotes(file) + " again; leave one out");
    pages.push_back({folder / file, with_newlines(text), std::string(kind)});
  }
  if (pages.empty()) throw Error(std::string(source) + ": names no pictures");
  return pages;
}

}  // namespace scrawl::apps
