#include "core/apps/images.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/apps/io.hpp"
#include "core/error.hpp"

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_NO_STDIO
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_ONLY_BMP
#define STBI_ONLY_GIF
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace scrawl::apps {
namespace {

constexpr std::int64_t most_pixels = 40'000'000;

// Grey and alpha, pixel by pixel, over paper of one brightness.
std::vector<std::uint8_t> over_paper(const std::uint8_t* pixels, std::size_t count, int paper) {
  std::vector<std::uint8_t> result(count);
  for (std::size_t i = 0; i < count; ++i) {
    const int alpha = pixels[2 * i + 1];
    result[i] =
        static_cast<std::uint8_t>((pixels[2 * i] * alpha + paper * (255 - alpha) + 127) / 255);
  }
  return result;
}

bool nothing_to_see(const std::vector<std::uint8_t>& pixels) {
  constexpr int least_contrast = 16;
  const auto [darkest, lightest] = std::ranges::minmax(pixels);
  return lightest - darkest < least_contrast;
}

}  // namespace

ink::GreyImage load_image(const std::filesystem::path& path) {
  const std::vector<std::byte> bytes = read_file(path);
  const auto fail = [&](const std::string& problem) {
    throw Error(path.string() + ": " + problem);
  };
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
  const auto size = static_cast<int>(bytes.size());
  int width = 0;
  int height = 0;
  int channels = 0;
  if (stbi_info_from_memory(data, size, &width, &height, &channels) == 0) {
    fail("is no picture that can be read; convert it to PNG, JPEG, BMP or GIF");
  }
  if (width < 1 || height < 1 || std::int64_t{width} * height > most_pixels) {
    fail("has " + std::to_string(width) + " x " + std::to_string(height) +
         " pixels; scale it down to at most 40 million");
  }
  constexpr int grey_and_alpha = 2;
  const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels(
      stbi_load_from_memory(data, size, &width, &height, &channels, grey_and_alpha),
      &stbi_image_free);
  if (!pixels) {
    fail(std::string("the picture is damaged (") + stbi_failure_reason() + "); save it anew");
  }
  const auto count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  ink::GreyImage image{width, height, over_paper(pixels.get(), count, 255)};
  if (nothing_to_see(image.pixels)) image.pixels = over_paper(pixels.get(), count, 0);
  return image;
}

}  // namespace scrawl::apps
