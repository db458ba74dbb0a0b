#include "core/apps/images.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/apps/io.hpp"
#include "core/data/orientation.hpp"
#include "core/error.hpp"
#include "core/file_kind.hpp"
#include "core/ink/grey.hpp"
#include "core/ink/orientation.hpp"

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

constexpr std::int64_t max_pixels = 40'000'000;

}  // namespace

ink::GreyImage load_image(const std::filesystem::path& path) {
  const std::vector<std::byte> bytes = read_file(path);
  const auto fail = [&](const std::string& problem) {
    throw Error(path.string() + ": " + problem);
  };
  const auto* file = reinterpret_cast<const stbi_uc*>(bytes.data());
  const auto size = static_cast<int>(bytes.size());
  int width = 0;
  int height = 0;
  int channels = 0;
  if (stbi_info_from_memory(file, size, &width, &height, &channels) == 0) {
    refuse_other_file(bytes, path.string());
    fail("is no picture that can be read; convert it to PNG, JPEG, BMP or GIF");
  }
  if (width < 1 || height < 1 || std::int64_t{width} * height > max_pixels) {
    fail("has " + std::to_string(width) + " x " + std::to_string(height) +
         " pixels; scale it down to at most 40 million");
  }
  constexpr int rgba = 4;
  const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels(
      stbi_load_from_memory(file, size, &width, &height, &channels, rgba), &stbi_image_free);
  if (!pixels) {
    fail(std::string("the picture is damaged (") + stbi_failure_reason() + "); save it anew");
  }
  const auto values = 4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  return ink::upright(ink::grey_on_paper({pixels.get(), values}, width, height),
                      data::exif_orientation(bytes));
}

}  // namespace scrawl::apps
