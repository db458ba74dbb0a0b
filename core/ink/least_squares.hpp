#pragma once

#include <span>

#include "core/ink/drawing.hpp"

namespace scrawl::ink {

/// A straight line through points, by least squares of y.
struct FittedLine {
  double slope = 0;   ///< of y over x; 0 where the points have only one x
  double spread = 0;  ///< of x: the sum of squared distances from its mean
};
FittedLine fitted_line(std::span<const Point> points);

}  // namespace scrawl::ink
