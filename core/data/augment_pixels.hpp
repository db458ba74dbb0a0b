#pragma once

#include <array>
#include <span>
#include <vector>

#include "core/random.hpp"

namespace scrawl::data {

/// How far a picture may be changed without becoming another digit. Every value is the limit of a
/// uniform choice to both sides; 0 leaves that change out.
struct PixelAugmentation {
  double rotation = 10;    ///< degrees
  double scale = 0.1;      ///< natural logarithm, for each direction by itself
  double shear = 0.15;     ///< sideways, a pixel of height
  double shift = 1;        ///< pixels, in both directions
  double elastic = 1.2;    ///< pixels that a control point of the warp moves
  double thickness = 0.3;  ///< of the way to the brightest (darkest) neighbour
  double cut_out = 0;      ///< largest side of a square that is blanked, pixels
  /// Part of the pictures that are changed at all: the others show what unchanged ones look like.
  double fraction = 0.8;

  /// All limits multiplied; the fraction stays.
  PixelAugmentation scaled(double factor) const;
};

/// Rotates, scales, shears, shifts and bends a grey picture in one bilinear resampling, then makes
/// its strokes thicker or thinner, sharpens what that blurred, and blanks a square. The bending is
/// a cubic B-spline over a grid of 4 x 4 cells whose control points move at random (like the
/// elastic distortions of Simard et al. 2003, but smooth by construction). Serves several threads
/// at once.
class PixelAugmenter {
 public:
  PixelAugmenter(int height, int width, const PixelAugmentation& limits);

  /// Changes one picture (height * width, row by row, 0 is paper) in place.
  void augment(std::span<float> pixels, Random& random) const;

 private:
  struct Knot {
    int first = 0;  ///< of four control points in a row
    std::array<float, 4> weights{};
  };
  static std::vector<Knot> knots(int length);

  void resample(std::span<float> pixels, Random& random) const;
  void change_thickness(std::span<float> pixels, float amount) const;
  void cut_out(std::span<float> pixels, Random& random) const;

  int height_;
  int width_;
  PixelAugmentation limits_;
  std::vector<Knot> row_knots_, column_knots_;
};

}  // namespace scrawl::data
