#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/apps/colour_image.hpp"

namespace scrawl::apps {

/// Encodes a picture as a JPEG file with a comment right at its beginning, of at most 1,000 bytes.
/// Throws `Error`, which begins with `source`, for more than 65,535 pixels on a side, which the
/// format has not.
std::vector<std::byte> encode_jpeg(const ColourImage& image, std::string_view comment,
                                   const std::string& source);

/// Whether a file that begins so is one of `encode_jpeg` with this comment.
bool has_comment(std::string_view file, std::string_view comment);

}  // namespace scrawl::apps
