#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "core/apps/photograph.hpp"

namespace scrawl::apps {

/// Whether a file is a WebP picture, by its first bytes.
bool is_webp(std::span<const std::byte> bytes);

/// Decodes a WebP picture, but for its orientation. `source` names it in messages. Throws `Error`
/// for a damaged, moving or too
/// large one, and if the programs were built without libwebp.
Photograph decode_webp(std::span<const std::byte> bytes, const std::string& source,
                       std::int64_t most = most_pixels);

}  // namespace scrawl::apps
