#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/apps/colour_image.hpp"

namespace scrawl::apps {

/// The files that `predict --annotate` writes for pictures: in `folder`, with the picture's name
/// and the ending ".jpg"; of pictures with the same name the second becomes "name-2.jpg". Creates
/// the folder. Throws `Error` if it cannot be written to, or where a file would have to be
/// replaced that is not one of `annotated_file`.
std::vector<std::filesystem::path> files_to_annotate(const std::filesystem::path& folder,
                                                     std::span<const std::string> pictures);

/// The bytes of such a file, which says that it is one. Throws `Error`, which begins with the
/// picture's name, if it has too many pixels on a side.
std::vector<std::byte> annotated_file(const ColourImage& image, const std::string& picture);

}  // namespace scrawl::apps
