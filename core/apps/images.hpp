#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "core/apps/photograph.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::apps {

/// Decodes a PNG, JPEG, BMP, GIF (its first frame) or WebP file. Throws `Error`, which begins with
/// `source`, for anything else and for more than so many pixels.
Photograph decode_photograph(std::span<const std::byte> bytes, const std::string& source,
                             std::int64_t most = most_pixels);

/// The same of a file, whose name is the source.
Photograph load_photograph(const std::filesystem::path& path);

/// The same in grey on paper, upright.
ink::GreyImage load_image(const std::filesystem::path& path);

}  // namespace scrawl::apps
