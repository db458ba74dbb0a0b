#pragma once

#include <cstddef>
#include <vector>

#include "core/ink/picture.hpp"

namespace scrawl::apps {

/// Encodes an image as an 8-bit grey PNG file.
std::vector<std::byte> encode_png(const ink::GreyImage& image);

}  // namespace scrawl::apps
