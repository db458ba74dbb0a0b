#pragma once

#include "core/ink/map.hpp"
#include "core/ink/margin.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// A part of an image, made smaller by a whole factor: each pixel is the mean of its area. The
/// last column and row may have less of it.
Map averaged_down(const GreyImage& image, const Window& part, int factor);

}  // namespace scrawl::ink
