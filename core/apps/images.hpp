#pragma once

#include <filesystem>

#include "core/apps/photograph.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::apps {

/// Decodes a PNG, JPEG, BMP, GIF (its first frame) or WebP file. Throws `Error`, which names the
/// file, for anything else and for more than 40 million pixels.
Photograph load_photograph(const std::filesystem::path& path);

/// The same in grey on paper, upright.
ink::GreyImage load_image(const std::filesystem::path& path);

}  // namespace scrawl::apps
