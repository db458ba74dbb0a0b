#include "core/ink/picture.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

namespace {

/// The first byte is the image's width, the rest its pixels, row by row.
void one_input(const std::uint8_t* data, std::size_t size) {
  if (size < 2 || data[0] == 0) return;
  ink::GreyImage image;
  image.width = data[0];
  image.height = static_cast<int>((size - 1) / data[0]);
  image.pixels.assign(data + 1, data + 1 + image.width * image.height);
  const auto picture = ink::picture_from_image(image, {});
  fuzz::require(picture.pixels.size() == 28 * 28);
  for (const float pixel : picture.pixels) fuzz::require(pixel >= 0 && pixel <= 1);
}

const fuzz::Target target{"image", one_input};

}  // namespace
