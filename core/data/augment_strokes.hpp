#pragma once

#include "core/ink/drawing.hpp"
#include "core/ink/picture.hpp"
#include "core/random.hpp"

namespace scrawl::data {

/// How far a drawing may be changed without becoming another digit. Every value is the limit of a
/// uniform choice to both sides; 0 leaves that change out. Lengths are parts of the longer side of
/// the drawing.
struct StrokeAugmentation {
  double rotation = 12;    ///< degrees
  double shear = 0.25;     ///< sideways, a part of the height
  double aspect = 0.2;     ///< natural logarithm of width to height
  double warp = 0.04;      ///< how far smooth waves carry a point
  double jitter = 0.006;   ///< standard deviation of the hand's trembling
  double pen_width = 0.3;  ///< natural logarithm
  double size = 0.05;      ///< natural logarithm of the box that the ink is scaled into
  double thinning = 0.5;   ///< part of the points left out, as of a coarser or slower device

  /// All limits multiplied.
  StrokeAugmentation scaled(double factor) const;
};

/// The same drawing by another hand: turned, sheared, stretched, bent by smooth waves, trembling,
/// taken down with fewer points. The first and last point of a stroke stay.
ink::Drawing augment(const ink::Drawing& drawing, const StrokeAugmentation& limits, Random& random);

/// Another pen and another size of writing.
ink::Preprocessing augment(const ink::Preprocessing& preprocessing,
                           const StrokeAugmentation& limits, Random& random);

}  // namespace scrawl::data
