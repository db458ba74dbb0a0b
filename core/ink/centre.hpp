#pragma once

#include <span>

#include "core/function_ref.hpp"
#include "core/ink/drawing.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// How far ink can be shifted, in pixels, before the picture's border would cut it.
struct ShiftLimits {
  Point low;
  Point high;

  Point clamp(Point shift) const;
};
/// The limits for ink within `box` (picture coordinates, edges included) in a square picture of
/// `size` pixels. {0, 0} along an axis in which the box does not fit.
ShiftLimits limits_for(const Box& box, int size);

/// The ink's centre of mass minus the target position (the middle of pixel (size / 2, size / 2),
/// see `render`), in pixels. {0, 0} for a picture without ink.
Point offset_from_middle(const Picture& picture);

/// A picture whose centre of mass is as near to the target position as the limits allow: draws,
/// measures the centre, and draws again with a shift, at most twice. `draw` overwrites the pixels
/// with the ink shifted by its first argument.
Picture draw_centred(int size, const ShiftLimits& limits,
                     FunctionRef<void(Point shift, std::span<float> pixels)> draw);

}  // namespace scrawl::ink
