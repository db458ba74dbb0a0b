#pragma once

#include <string>
#include <vector>

namespace scrawl::apps {

/// The path, or where it is a folder the pictures that lie in it (PNG, JPEG, BMP and GIF by the
/// names' endings), sorted by name; folders in it are left out. Throws `Error` for a folder that
/// has none or cannot be read.
std::vector<std::string> image_files(const std::string& path);

}  // namespace scrawl::apps
