#pragma once

#include "core/ink/map.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// The ink of an image, 1 where it is full and 0 on bare paper, at most 1024 pixels a side (larger
/// images are averaged down by a whole factor). The light on the paper is taken as a polynomial of
/// the second degree in x and y, fitted so that ink does not count; ink is what then stands out
/// beyond the paper's noise, to the side (dark or light) where more of it does. All 0 when nothing
/// stands out.
Map ink_on_paper(const GreyImage& image);

}  // namespace scrawl::ink
