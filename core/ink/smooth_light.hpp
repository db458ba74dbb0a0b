#pragma once

#include <Eigen/Core>

#include "core/ink/map.hpp"

namespace scrawl::ink {

/// The light on paper as a quadratic polynomial in x and y, fitted to a map of grey levels so that
/// ink counts as outliers: least squares over the samples near the current estimate, again and
/// again.
class SmoothLight {
 public:
  explicit SmoothLight(const Map& map);

  /// The grey level of bare paper at each pixel of a map of this size.
  Map over(int width, int height) const;
  /// The median distance of the map's pixels from the light, in grey levels.
  double deviation() const { return deviation_; }

 private:
  Eigen::Matrix<double, 6, 1> light_;
  double deviation_ = 0;
};

}  // namespace scrawl::ink
