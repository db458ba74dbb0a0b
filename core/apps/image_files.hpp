#pragma once

#include <string>
#include <vector>

namespace scrawl::apps {

/// The paths with each folder replaced by the pictures that lie in it (PNG, JPEG, BMP and GIF by
/// the names' endings), sorted by name; folders in it are left out. Throws `Error` for a folder
/// that has none or cannot be read.
std::vector<std::string> expand_folders(const std::vector<std::string>& paths);

}  // namespace scrawl::apps
