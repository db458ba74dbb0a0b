#pragma once

#include <filesystem>

namespace scrawl::apps {

/// The file that a path leads to.
struct Destination {
  std::filesystem::path path;  ///< with all links followed
  int descriptor = -1;  ///< if the path stands for an open file of this process (/dev/stdout)
  bool stream = false;  ///< a pipe, a terminal or an open file, which cannot be replaced
};

/// Follows the links of a path; the file need not exist. Throws `Error` for circular links.
Destination follow_links(const std::filesystem::path& path);

/// The same for a file that will be written. Throws `Error` if it cannot be.
Destination destination_of(const std::filesystem::path& path);

}  // namespace scrawl::apps
