#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "core/ink/centre.hpp"
#include "core/ink/image_ink.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::ink {
namespace {

/// In pixels. MNIST was centred by whole pixels, so its centres are off by at most half a pixel.
constexpr float centred_within = 0.6f;

/// The image, possibly inverted, as a picture, if it is in MNIST's form already.
std::optional<Picture> already_preprocessed(const GreyImage& image,
                                            const Preprocessing& preprocessing, bool inverted) {
  const int size = preprocessing.size;
  const auto pixels = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
  if (image.width != size || image.height != size || image.pixels.size() != pixels) {
    return std::nullopt;
  }
  Picture picture{size, std::vector<float>(image.pixels.size())};
  int left = size, right = -1, top = size, bottom = -1;
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      const auto i = static_cast<std::size_t>(y * size + x);
      const int value = inverted ? 255 - image.pixels[i] : image.pixels[i];
      if (value == 0) continue;
      picture.pixels[i] = static_cast<float>(value) / 255;
      left = std::min(left, x), right = std::max(right, x);
      top = std::min(top, y), bottom = std::max(bottom, y);
    }
  }
  const Point error = offset_from_middle(picture);
  // The ink fills MNIST's box of 20 pixels, with pure black around it.
  const int longer = std::max(right - left, bottom - top) + 1;
  const bool fits = longer <= preprocessing.box && longer >= preprocessing.box - 1;
  const bool centred = std::abs(error.x) <= centred_within && std::abs(error.y) <= centred_within;
  if (!fits || !centred) return std::nullopt;
  return picture;
}

}  // namespace

Picture picture_from_image(const GreyImage& image, const Preprocessing& preprocessing) {
  for (const bool inverted : {false, true}) {
    if (auto picture = already_preprocessed(image, preprocessing, inverted))
      return *std::move(picture);
  }
  const ImageInk ink(image);
  std::vector<std::size_t> all(ink.count());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return ink.picture(all, preprocessing);
}

}  // namespace scrawl::ink
