#pragma once

#include <cstdint>
#include <span>

#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// Converts RGBA pixels (8 bits each, row by row, as decoders and canvases return them) to grey.
/// Transparent pixels show white paper, or black paper if the image would be blank on white. Throws
/// `Error` if `pixels` does not have width x height pixels.
GreyImage grey_on_paper(std::span<const std::uint8_t> pixels, int width, int height);

}  // namespace scrawl::ink
