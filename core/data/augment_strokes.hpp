#pragma once

#include "core/ink/drawing.hpp"
#include "core/ink/picture.hpp"
#include "core/random.hpp"

namespace scrawl::data {

/// The limits of random changes to a drawing, small enough that it stays the same digit. Unless
/// noted otherwise a change is drawn uniformly from -limit to limit; 0 disables it. Lengths are
/// fractions of the longer side of the drawing.
struct StrokeAugmentation {
  double rotation = 12;    ///< degrees
  double shear = 0.25;     ///< horizontal shift per height
  double aspect = 0.2;     ///< natural logarithm of the change of width to height
  double warp = 0.04;      ///< amplitude of the smooth waves that move the points
  double jitter = 0.006;   ///< standard deviation of the hand's trembling
  double pen_width = 0.3;  ///< natural logarithm of the factor
  double size = 0.05;      ///< natural logarithm of the factor of the box that the ink fills
  double thinning = 0.5;   ///< largest fraction of points removed, as by a slower input device

  /// All limits multiplied.
  StrokeAugmentation scaled(double factor) const;
};

/// Imitates another hand: rotates, shears, stretches and warps the drawing, adds trembling, and
/// removes points. The first and last point of a stroke are never removed.
ink::Drawing augment(const ink::Drawing& drawing, const StrokeAugmentation& limits, Random& random);

/// Imitates another pen: changes the pen width and the size of the writing.
ink::Preprocessing augment(const ink::Preprocessing& preprocessing,
                           const StrokeAugmentation& limits, Random& random);

}  // namespace scrawl::data
