#pragma once

#include <vector>

#include "core/ink/map.hpp"
#include "core/ink/margin.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// What bare paper looks like in an image, place by place, and how ink differs from it.
struct Light {
  Map grey;               ///< of the paper; below 0 where there is none
  int left = 0, top = 0;  ///< position of the map in the image, in the image's pixels
  int scale = 1;          ///< width and height of the map's pixels, in the image's pixels
  bool darkens = true;    ///< whether ink is darker than the paper
  bool relative = false;  ///< whether ink takes the same part of the light everywhere
  float full = 0;         ///< the contrast of full ink; 0 if there is no ink

  /// The part of the image that the map covers.
  Window covered(const GreyImage& image) const;
  /// How much the image differs from bare paper, in grey levels, above 0 for ink: on a map of a
  /// part of what is covered, whose pixels are `scale` of the image's.
  Map contrasts(const GreyImage& image, const Window& part, int scale) const;

 private:
  /// The paper's grey at columns of such a map, in one of its rows.
  void grey_of_row(float y, const Window& part, int scale, std::vector<float>& row) const;
};

/// The median distance of the values from 0: of contrasts that of the paper's noise.
double deviation_of(const Map& contrasts);

}  // namespace scrawl::ink
