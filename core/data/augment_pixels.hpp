#pragma once

#include <array>
#include <span>
#include <vector>

#include "core/random.hpp"

namespace scrawl::data {

/// The limits of random changes to a picture, small enough that it stays the same digit. Each
/// change is drawn uniformly from -limit to limit; 0 disables it.
struct PixelAugmentation {
  double rotation = 10;    ///< degrees
  double scale = 0.1;      ///< natural logarithm of the factor, drawn for each direction
  double shear = 0.15;     ///< horizontal shift per pixel of height
  double shift = 1;        ///< pixels, in each direction
  double elastic = 1.2;    ///< shift of the warp's control points, pixels
  double thickness = 0.3;  ///< 1: each pixel becomes its brightest (darkest) neighbour
  double cut_out = 0;      ///< largest side of a square that is blanked, pixels
  /// The fraction of pictures that are changed. Some stay as they are, because the network must
  /// read unchanged pictures, too.
  double fraction = 0.8;

  /// All limits multiplied; the fraction stays.
  PixelAugmentation scaled(double factor) const;
};

/// Rotates, scales, shears, shifts and warps a grey picture in one bilinear resampling, then makes
/// its strokes thicker or thinner, restores the sharpness that resampling lost, and blanks a
/// square. The warp is a cubic B-spline over a grid of 4 x 4 cells whose control points move at
/// random (like the elastic distortions of Simard et al. 2003, but smooth by construction). Several
/// threads may share an augmenter.
class PixelAugmenter {
 public:
  PixelAugmenter(int height, int width, const PixelAugmentation& limits);

  /// Changes one picture (height * width, row by row, 0 is paper) in place.
  void augment(std::span<float> pixels, Random& random) const;

 private:
  struct Knot {
    int first = 0;  ///< first of four consecutive control points
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
