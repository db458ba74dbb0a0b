#pragma once

#include <string>
#include <vector>

namespace scrawl::apps {

/// The path itself or, for a folder, the pictures in it (PNG, JPEG, BMP, GIF and WebP, by
/// file extension), sorted by name, without subfolders. Throws `Error` for a folder without
/// pictures, or one that cannot be read.
std::vector<std::string> image_files(const std::string& path);

}  // namespace scrawl::apps
