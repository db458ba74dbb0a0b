#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/ink/drawing.hpp"
#include "core/ink/quadrilateral.hpp"

namespace scrawl::apps {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
};

/// A picture to draw on: red, green and blue of each pixel, row by row. What is drawn beyond its
/// edges is not seen.
struct ColourImage {
  int width = 0, height = 0;
  std::vector<std::uint8_t> pixels;

  /// Mixes a colour into a pixel inside the picture; `cover` is 0 for none of it, 1 for only it.
  void mix(int x, int y, Colour colour, float cover);
};

/// Draws a line with a round pen, smooth at its edges. Pen and points in pixels.
void draw_line(ColourImage& image, ink::Point from, ink::Point to, float pen, Colour colour);

/// Mixes a colour into all pixels of a box.
void fill(ColourImage& image, const ink::Box& box, Colour colour, float cover);

/// Draws the sides of a quadrilateral, in dashes of that many pixels with as long gaps; 0 for no
/// gaps.
void draw_frame(ColourImage& image, const ink::Quadrilateral& corners, float dash, float pen,
                Colour colour);

/// Writes a text (see `strokes_of_text`) of that height below and to the right of a corner.
void draw_text(ColourImage& image, std::string_view text, ink::Point corner, float height,
               Colour colour);

}  // namespace scrawl::apps
