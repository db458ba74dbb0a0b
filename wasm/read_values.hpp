#pragma once

#include <emscripten/val.h>

#include <vector>

#include "core/recogniser.hpp"

/// What a recogniser reads in images, as JavaScript values. Images come as a Uint8ClampedArray of
/// red, green, blue, alpha, row by row.
namespace scrawl::javascript {

/// The number in an image, in the format of `serialised`; its digits have no strokes.
emscripten::val image_read(const Recogniser& recogniser, const emscripten::val& rgba, int width,
                           int height);

/// All that stands on a photographed page: `{reading, orientation, outlines}`. The reading is as
/// that of an image; the orientation, 1, 3, 6 or 8, is what shows the writing upright; the outlines
/// (Float32Array) are x and y of four corners a number. Calls `tell` now and then with how much has
/// been read, 0 to 1.
emscripten::val page_read(const Recogniser& recogniser, const emscripten::val& rgba, int width,
                          int height, const emscripten::val& tell);

/// What the network says of a picture as it is (values of 0 to 1), in the format of `serialised`,
/// without a text: one digit, or nothing for blank paper. It has no box.
emscripten::val picture_read(const Recogniser& recogniser, std::vector<float> picture);

}  // namespace scrawl::javascript
