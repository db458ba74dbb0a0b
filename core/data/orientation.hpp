#pragma once

#include <cstddef>
#include <span>

#include "core/ink/picture.hpp"

namespace scrawl::data {

/// How the pixels of a JPEG or PNG file lie, as its Exif block numbers it, 1 to 8: whoever holds a
/// camera upright or on its side gets the same rows of pixels, and a note on how to turn them. 1,
/// as they should be seen, when the file is another, says nothing, or is damaged.
int exif_orientation(std::span<const std::byte> file);

/// The image as it should be seen.
ink::GreyImage upright(const ink::GreyImage& image, int orientation);

}  // namespace scrawl::data
