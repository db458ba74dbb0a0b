#pragma once

#include "core/ink/map.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// The ink of an image, or of the part of it that matters.
struct Ink {
  Map map;                ///< 1 where it is full and 0 on bare paper
  int left = 0, top = 0;  ///< of the map in the image, in the image's pixels
  int scale = 1;          ///< image pixels for one of the map's, in both directions
};

/// Finds the ink in an image, on a map of at most 1024 pixels a side (larger images are averaged
/// down by a whole factor). A sheet of paper on a table is cut out. The light on the paper is taken
/// as a polynomial of the second degree in x and y, fitted so that ink does not count; ink is what
/// then stands out beyond the paper's noise, to the side (dark or light) where more of it does.
/// Where nothing does, or something that is too broad for strokes, as when a shadow with a hard
/// edge lies on the paper, the light is taken as what is left when everything that is dark and thin
/// has been filled. All 0 when nothing stands out at all.
Ink ink_on_paper(const GreyImage& image);

}  // namespace scrawl::ink
