#include "core/ink/grey.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "core/error.hpp"

namespace scrawl::ink {
namespace {

constexpr std::size_t channels = 4;
/// Grey levels between the darkest and the lightest pixel below which there is nothing to see.
constexpr int least_contrast = 16;

std::vector<std::uint8_t> over(int paper, std::span<const std::uint8_t> pixels) {
  std::vector<std::uint8_t> grey(pixels.size() / channels);
  for (std::size_t i = 0; i < grey.size(); ++i) {
    const std::uint8_t* pixel = &pixels[channels * i];
    // Rec. 601's luma, which every image format means by grey, in thousandths.
    const int luma = 299 * pixel[0] + 587 * pixel[1] + 114 * pixel[2];
    const int opacity = pixel[3];
    grey[i] = static_cast<std::uint8_t>(
        (luma * opacity + 1000 * paper * (255 - opacity) + 127'500) / 255'000);
  }
  return grey;
}

bool nothing_to_see(const std::vector<std::uint8_t>& grey) {
  if (grey.empty()) return false;
  const auto [darkest, lightest] = std::minmax_element(grey.begin(), grey.end());
  return *lightest - *darkest < least_contrast;
}

}  // namespace

GreyImage grey_on_paper(std::span<const std::uint8_t> pixels, int width, int height) {
  const auto all =
      static_cast<std::size_t>(std::max(width, 0)) * static_cast<std::size_t>(std::max(height, 0));
  if (pixels.size() != channels * all) {
    throw Error("image: " + std::to_string(width) + " x " + std::to_string(height) +
                " pixels announced, " + std::to_string(pixels.size()) +
                " values given: give red, green, blue and opacity of each pixel");
  }
  GreyImage image{width, height, over(255, pixels)};
  if (nothing_to_see(image.pixels)) image.pixels = over(0, pixels);
  return image;
}

}  // namespace scrawl::ink
