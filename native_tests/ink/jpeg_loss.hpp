#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>

#include "core/ink/picture.hpp"

namespace scrawl::testing {

/// What JPEG (ITU-T T.81) loses of a grey image: of each block of 8 x 8 pixels, the cosines' parts
/// are rounded to multiples of the steps in its annex K, scaled by quality as libjpeg does.
inline ink::GreyImage through_jpeg(ink::GreyImage image, int quality) {
  constexpr int side = 8;
  constexpr std::array<int, side * side> steps{
      16, 11, 10, 16, 24,  40,  51,  61,  12, 12, 14, 19, 26,  58,  60,  55,
      14, 13, 16, 24, 40,  57,  69,  56,  14, 17, 22, 29, 51,  87,  80,  62,
      18, 22, 37, 56, 68,  109, 103, 77,  24, 35, 55, 64, 81,  104, 113, 92,
      49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99};
  const double scale = quality < 50 ? 50.0 / quality : 2 - quality / 50.0;
  using Block = std::array<double, side * side>;
  Block cosines{};  // by frequency and place; orthonormal
  for (std::size_t i = 0; i < cosines.size(); ++i) {
    const auto frequency = static_cast<double>(i / side), place = static_cast<double>(i % side);
    cosines[i] = std::cos((2 * place + 1) * frequency * std::numbers::pi / (2 * side)) *
                 std::sqrt((frequency > 0 ? 2.0 : 1.0) / side);
  }
  // Both directions in one: rows are transformed and come out as columns, twice.
  const auto transformed = [&](const Block& block, bool back) {
    Block result{};
    for (std::size_t i = 0; i < block.size(); ++i) {
      for (std::size_t k = 0; k < side; ++k) {
        result[k * side + i / side] +=
            block[i] * (back ? cosines[i % side * side + k] : cosines[k * side + i % side]);
      }
    }
    return result;
  };
  for (int top = 0; top < image.height; top += side) {
    for (int left = 0; left < image.width; left += side) {
      const auto pixel = [&](std::size_t i) -> std::uint8_t& {
        const int y = std::min(top + static_cast<int>(i / side), image.height - 1);
        const int x = std::min(left + static_cast<int>(i % side), image.width - 1);
        return image.pixels[static_cast<std::size_t>(y * image.width + x)];
      };
      Block block{};
      for (std::size_t i = 0; i < block.size(); ++i) block[i] = pixel(i) - 128.0;
      block = transformed(transformed(block, false), false);
      for (std::size_t i = 0; i < block.size(); ++i) {
        const double step = std::max(std::floor(steps[i] * scale + 0.5), 1.0);
        block[i] = step * std::round(block[i] / step);
      }
      block = transformed(transformed(block, true), true);
      // Beyond the last pixels a block repeats them: they are written last, by their own place.
      for (std::size_t i = block.size(); i-- > 0;) {
        pixel(i) = static_cast<std::uint8_t>(std::clamp(std::round(block[i]) + 128, 0.0, 255.0));
      }
    }
  }
  return image;
}

}  // namespace scrawl::testing
