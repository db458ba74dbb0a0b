#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace scrawl::apps {

/// A picture and what is written in it: lines parted by newlines, numbers by spaces.
struct LabelledPage {
  std::filesystem::path picture;
  std::string text;
  std::string kind;  ///< what the table's third column says of it, such as "ruled paper"; or empty
};

/// Parses a table with a picture a line: its file's name in `folder`, a tab, and what is written in
/// it, where " / " begins a new line, and perhaps another tab and its kind. Further columns are for
/// people. The first line has the columns' names, "file" and "text". Throws `Error` with `source`
/// and the line.
std::vector<LabelledPage> parse_page_labels(std::string_view table, std::string_view source,
                                            const std::filesystem::path& folder);

}  // namespace scrawl::apps
