#pragma once

#include <filesystem>

#include "core/ink/picture.hpp"

namespace scrawl::apps {

/// Loads a PNG, JPEG, BMP or GIF file (its first frame) as a grey image on paper (see
/// `ink::grey_on_paper`), rotated upright by its Exif orientation. Throws `Error`, which names the
/// file, for anything else and for more than 40 million pixels.
ink::GreyImage load_image(const std::filesystem::path& path);

}  // namespace scrawl::apps
