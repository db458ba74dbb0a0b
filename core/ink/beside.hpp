#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/ink/layout.hpp"

namespace scrawl::ink {

/// In heights of the writing: ink that is nearer touches.
inline constexpr double touching = 0.06;

/// What a stroke is like.
struct Shape {
  double steepness = 0;  ///< of its main direction: 0 level, pi / 2 upright, below 0 falling
  double thickness = 0;  ///< across that direction, for its length
};
Shape shape_of(const std::vector<Point>& points);

/// Where the digits beside some ink stand.
struct Band {
  std::optional<Box> left, right;
  bool across = false;  ///< whether a digit's stroke stands above, below or on the ink
  double top = 0, height = 0;

  /// Of a place in y: 0 at the digits' top, 1 at their foot.
  double at(double y) const { return (y - top) / height; }
};
/// Without height where no digit stands near. What touches the stroke `touched` is no digit beside
/// it, as the angle of a 4 is none beside its stem.
Band band_beside(const Layout& layout, const Box& own, std::optional<std::size_t> touched = {});

/// How much of a stroke's extent in x stands on empty paper, 0 to 1: other ink close above or below
/// takes away from it, and all of the extent of a stroke that it touches. 0 where it crosses one,
/// or touches it at top or foot.
double free_part(const Layout& layout, std::size_t stroke);

/// How much of a stroke's extent in x no other stroke's covers, as if there were ink all over it.
double outside(const Layout& layout, std::size_t stroke);

/// How near the ink of any other stroke is, in heights of the writing.
double nearest_ink(const Layout& layout, std::size_t stroke);

/// How much steep ink leans to the right for its height: a stroke's own, or that of all others.
double shear(const Layout& layout, std::size_t stroke, bool own);

}  // namespace scrawl::ink
