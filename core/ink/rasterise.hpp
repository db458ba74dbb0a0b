#pragma once

#include <algorithm>
#include <span>

#include "core/ink/normalise.hpp"

namespace scrawl::ink {

/// Width in pixels of the soft edge between ink and paper. Across it the grey falls along the
/// smoothstep 3t^2 - 2t^3; it is half at the pen's outline. Shape and width (and
/// `Preprocessing::pen_width`) were chosen to match the ink of MNIST's 60,000 training images
/// (first column); the second column is for the 6,000 digits of the pen data's training writers,
/// drawn here:
///   mean pixel of 255                33.3    33.1
///   pixels that are not 0            19.1 %  19.2 %
///   of those, 1 to 249               61.5 %  60.6 %
///   of those, 1 to 27 (lightest)      9.5 %  12.1 %
///   of those, 111 to 138 (middle)     5.8 %   4.9 %
///   of those, 222 to 249 (darkest)    9.4 %   9.3 %
/// (With a linear edge, all greys would be equally frequent.)
inline constexpr float edge_width = 1.25f;

/// The value of a pixel whose centre lies `depth` pixels inside the ink's outline (negative
/// outside).
inline float coverage(float depth) {
  const float t = std::clamp(depth / edge_width + 0.5f, 0.0f, 1.0f);
  return t * t * (3 - 2 * t);
}

/// Draws the segments, shifted by `shift` (pixels), with a round pen of `pen_width` pixels into a
/// square picture of `size` pixels a side: overwrites `pixels` [size * size], row by row, ink 1 on
/// paper 0. A pixel's value depends only on the distance from its centre to the nearest segment, so
/// strokes that overlap do not add up.
void rasterise(std::span<const Segment> segments, Point shift, float pen_width, int size,
               std::span<float> pixels);

}  // namespace scrawl::ink
