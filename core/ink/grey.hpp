#pragma once

#include <cstdint>
#include <span>

#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// The grey image of pixels that may be transparent (red, green, blue and opacity, row by row), as
/// decoders and canvases hand them out. What is transparent shows white paper, or black paper where
/// nothing could be seen on white. Throws `Error` when these are not width x height pixels.
GreyImage grey_on_paper(std::span<const std::uint8_t> pixels, int width, int height);

}  // namespace scrawl::ink
