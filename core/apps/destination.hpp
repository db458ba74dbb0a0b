#pragma once

#include <filesystem>

namespace scrawl::apps {

/// Where the bytes for a path really go.
struct Destination {
  std::filesystem::path path;  ///< behind all links, which stay what they are
  int descriptor = -1;         ///< the open file of this process that the path stands for, if any
  bool stream = false;         ///< written into as it is: a pipe, a terminal, an open file
};

/// Follows the links of a path, also to a file that is not there yet; changes nothing. Throws
/// `Error` for links that lead round in a circle.
Destination follow_links(const std::filesystem::path& path);

/// The same for a file that is to be written. Throws `Error` where it cannot be.
Destination destination_of(const std::filesystem::path& path);

}  // namespace scrawl::apps
