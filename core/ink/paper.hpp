#pragma once

#include "core/ink/light.hpp"
#include "core/ink/map.hpp"
#include "core/ink/margin.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// The ink of an image, or of the sheet of paper in it.
struct Ink {
  Map map;                ///< 1 for full ink, 0 for bare paper
  int left = 0, top = 0;  ///< position of the map in the image, in the image's pixels
  int scale = 1;          ///< width and height of the map's pixels, in the image's pixels
  Light light;            ///< that the ink differs from
};

/// Finds the ink in a part of an image, on a map of at most 1024 pixels a side (larger ones are
/// averaged down by a whole factor). A sheet of paper on a table is cut out first. The light on the
/// paper is modelled as a quadratic polynomial in x and y, fitted so that ink counts as outliers.
/// Ink is what differs from the light by more than the paper's noise, on the side (darker or
/// lighter) with the larger differences. If the model fits badly, or the ink is in places too broad
/// for strokes, as with a shadow that has a hard edge, the light is also estimated by a
/// morphological closing, which fills dark and thin areas, and taken if the ink is clearer in it.
/// A part of an image whose light is known to have steps has `stepped_light`: a shadow's edge may
/// cut off a corner of it that is no broader than strokes. All 0 if the part has no ink.
Ink ink_on_paper(const GreyImage& image, const Window& part, bool stepped_light = false);

}  // namespace scrawl::ink
