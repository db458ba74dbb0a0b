#include "core/ink/grey.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "core/error.hpp"

namespace scrawl::ink {
namespace {

constexpr std::size_t channels = 4;
/// An image with fewer grey levels between its darkest and lightest pixel counts as blank.
constexpr int min_contrast = 16;

/// The grey values of RGBA pixels over a paper of one grey.
std::vector<std::uint8_t> composite_over(int paper, std::span<const std::uint8_t> pixels) {
  std::vector<std::uint8_t> grey(pixels.size() / channels);
  for (std::size_t i = 0; i < grey.size(); ++i) {
    const std::uint8_t* pixel = &pixels[channels * i];
    // Rec. 601 luma, as image formats define grey, in thousandths.
    const int luma = 299 * pixel[0] + 587 * pixel[1] + 114 * pixel[2];
    const int opacity = pixel[3];
    grey[i] = static_cast<std::uint8_t>(
        (luma * opacity + 1000 * paper * (255 - opacity) + 127'500) / 255'000);
  }
  return grey;
}

bool is_blank(const std::vector<std::uint8_t>& grey) {
  if (grey.empty()) return false;
  const auto [darkest, lightest] = std::minmax_element(grey.begin(), grey.end());
  return *lightest - *darkest < min_contrast;
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
  GreyImage image{width, height, composite_over(255, pixels)};
  if (is_blank(image.pixels)) image.pixels = composite_over(0, pixels);
  return image;
}

}  // namespace scrawl::ink
