#include "core/ink/orientation.hpp"

#include <algorithm>
#include <cstddef>

namespace scrawl::ink {
namespace {

/// The eight orientations are the combinations of mirroring x, mirroring y and swapping the axes.
struct Axes {
  bool mirror_x, mirror_y, swapped;

  static Axes of(Orientation o) {
    return {o == 2 || o == 3 || o == 7 || o == 8, o == 3 || o == 4 || o == 6 || o == 7, o >= 5};
  }
};

}  // namespace

GreyImage upright(const GreyImage& image, Orientation orientation) {
  const auto [mirror_x, mirror_y, swapped] = Axes::of(orientation);
  GreyImage result{swapped ? image.height : image.width, swapped ? image.width : image.height, {}};
  result.pixels.reserve(image.pixels.size());
  for (int row = 0; row < result.height; ++row) {
    for (int column = 0; column < result.width; ++column) {
      const int x = swapped ? row : column, y = swapped ? column : row;
      const int old_x = mirror_x ? image.width - 1 - x : x;
      const int old_y = mirror_y ? image.height - 1 - y : y;
      result.pixels.push_back(
          image.pixels[static_cast<std::size_t>(old_y) * static_cast<std::size_t>(image.width) +
                       static_cast<std::size_t>(old_x)]);
    }
  }
  return result;
}

Picture upright(const Picture& picture, Orientation orientation) {
  const auto [mirror_x, mirror_y, swapped] = Axes::of(orientation);
  const int size = picture.size;
  Picture result = blank_picture(size);
  // About the middle of that pixel the first row and column are mirrored to outside of the picture.
  for (int row = 1; row < size; ++row) {
    for (int column = 1; column < size; ++column) {
      const int x = swapped ? row : column, y = swapped ? column : row;
      const int old_x = mirror_x ? size - x : x, old_y = mirror_y ? size - y : y;
      result.pixels[static_cast<std::size_t>(row * size + column)] =
          picture.pixels[static_cast<std::size_t>(old_y * size + old_x)];
    }
  }
  return result;
}

Box as_stored(const Box& box, int width, int height, Orientation orientation) {
  const auto [mirror_x, mirror_y, swapped] = Axes::of(orientation);
  Box result = swapped ? Box{box.top, box.left, box.bottom, box.right} : box;
  const auto mirror = [](float& low, float& high, int size) {
    const float left = low;
    low = static_cast<float>(size) - high;
    high = static_cast<float>(size) - left;
  };
  if (mirror_x) mirror(result.left, result.right, width);
  if (mirror_y) mirror(result.top, result.bottom, height);
  return result;
}

}  // namespace scrawl::ink
