#pragma once

#include <cstddef>
#include <span>

namespace scrawl::data {

/// The Exif orientation of a JPEG, PNG or WebP file, 1 to 8. A camera stores pixels as its sensor
/// reads them, and notes in the file how to rotate them (see `ink::upright`). Returns 1 (upright)
/// if the file has no orientation, is damaged, or is of another type.
int exif_orientation(std::span<const std::byte> file);

}  // namespace scrawl::data
