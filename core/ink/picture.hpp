#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/ink/drawing.hpp"

namespace scrawl::ink {

/// How pictures are made for a network; must be the same in training and in use.
struct Preprocessing {
  int size = 28;            ///< side of the square picture, pixels
  int box = 20;             ///< the ink is scaled into a square of this side, aspect kept, pixels
  double pen_width = 2.45;  ///< width at which strokes are drawn, pixels
};

/// The network's input: a square grey picture, row by row, ink 1 on paper 0.
struct Picture {
  int size = 28;
  std::vector<float> pixels;
};
Picture blank_picture(int size);

/// Draws strokes in the form of MNIST's pictures: the strokes are scaled so that the ink (pen width
/// included) fills the box in its longer direction, aspect kept, drawn with a round pen of constant
/// width, anti-aliased, and shifted by a sub-pixel amount so that the centre of mass lies on the
/// middle of pixel (size / 2, size / 2), as on average in MNIST; the border never cuts the ink. A
/// dot stays a dot, a straight line a line. A blank drawing gives an all-zero picture.
Picture render(const Drawing& drawing, const Preprocessing& preprocessing);

/// A grey image of any size, such as a photograph: row by row, 0 black to 255 white.
struct GreyImage {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;
};

/// Makes the same kind of picture from an image: decides whether the ink is dark or light, removes
/// the paper, uneven light and specks, scales the ink into the box with its aspect kept, brings
/// strokes much thinner or thicker than the pen nearer to its width, and centres by mass. An image
/// without ink gives an all-zero picture. An image that is already in MNIST's form (size x size,
/// black border, ink that fits the box with its mass centred), or its negative, is used as it is.
/// Time is linear in the image's pixels. Throws `Error` if `pixels` does not have width x height
/// values.
Picture picture_from_image(const GreyImage& image, const Preprocessing& preprocessing);

}  // namespace scrawl::ink
