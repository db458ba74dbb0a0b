#pragma once

#include <cstddef>
#include <vector>

#include "core/ink/picture.hpp"

namespace scrawl::apps {

/// The bytes of a PNG file of 8 bits grey.
std::vector<std::byte> encode_png(const ink::GreyImage& image);

}  // namespace scrawl::apps
