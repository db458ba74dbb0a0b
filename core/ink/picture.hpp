#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/ink/drawing.hpp"

namespace scrawl::ink {

/// What a picture must look like to suit the weights.
struct Preprocessing {
  int size = 28;            ///< side of the square picture, pixels
  int box = 20;             ///< the ink is scaled into a square of this side, aspect kept
  double pen_width = 2.45;  ///< width at which strokes are drawn again, pixels
};

/// A square grey picture, row by row, ink 1 on paper 0: what the network reads.
struct Picture {
  int size = 28;
  std::vector<float> pixels;
};
Picture blank_picture(int size);

/// The drawing as MNIST would show it: the vectors are scaled so that the ink (pen width included)
/// fills the box in its longer direction, aspect kept, drawn with one round pen of constant width,
/// anti-aliased, and shifted by a sub-pixel amount so that the centre of mass lies on the middle of
/// pixel (size / 2, size / 2), where MNIST's average lies; the ink is never cut at the border. A
/// dot becomes a dot, a straight line stays a line. A blank drawing gives an all-zero picture.
Picture render(const Drawing& drawing, const Preprocessing& preprocessing);

/// A grey image of any size, as photographs and uploads come: row by row, 0 black to 255 white.
struct GreyImage {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;
};

/// The same from pixels: decides which of dark and light is the ink (what stands out from the
/// image's frame), removes the paper, uneven light and specks, scales the ink into the box with its
/// aspect kept, brings strokes much thinner or thicker than the pen nearer to its width, and
/// centres by mass. An image without ink gives an all-zero picture. An image that is already in
/// MNIST's form (size x size, black border, ink that fits the box with its mass centred), or its
/// negative, passes through unchanged. Time is linear in the image's pixels. Throws `Error` when
/// `pixels` has not width x height values.
Picture picture_from_image(const GreyImage& image, const Preprocessing& preprocessing);

}  // namespace scrawl::ink
