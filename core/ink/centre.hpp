#pragma once

#include <functional>
#include <span>

#include "core/ink/drawing.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// How far ink may be shifted, in pixels, before it would be cut at the picture's border.
struct ShiftLimits {
  Point low;
  Point high;

  Point clamp(Point shift) const;
};
/// The limits for ink within `box` (picture coordinates, edges included). Where there is no room at
/// all, nothing moves.
ShiftLimits limits_for(const Box& box, int size);

/// Where the ink's centre of mass lies as seen from where it belongs, in pixels. {0, 0} for a
/// picture without ink.
Point offset_from_middle(const Picture& picture);

/// A picture in which the centre of mass is where it belongs, as far as the limits allow: draws,
/// measures, and draws again shifted, at most twice. `draw` fills the pixels with the ink shifted
/// by its first argument.
Picture draw_centred(int size, const ShiftLimits& limits,
                     const std::function<void(Point shift, std::span<float> pixels)>& draw);

}  // namespace scrawl::ink
