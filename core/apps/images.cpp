#include "core/apps/images.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/apps/io.hpp"
#include "core/apps/webp.hpp"
#include "core/data/orientation.hpp"
#include "core/error.hpp"
#include "core/file_kind.hpp"

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

Photograph decode_with_stb(std::span<const std::byte> bytes, const std::string& source) {
  const auto* file = reinterpret_cast<const stbi_uc*>(bytes.data());
  const auto size = static_cast<int>(bytes.size());
  int width = 0;
  int height = 0;
  int channels = 0;
  if (stbi_info_from_memory(file, size, &width, &height, &channels) == 0) {
    refuse_other_file(bytes, source);
    throw Error(source +
                ": is no picture that can be read; convert it to PNG, JPEG, BMP, GIF or WebP");
  }
  check_size(width, height, source);
  constexpr int rgba = 4;
  Photograph::Pixels pixels(stbi_load_from_memory(file, size, &width, &height, &channels, rgba),
                            &stbi_image_free);
  if (!pixels) {
    throw Error(source + ": the picture is damaged (" + stbi_failure_reason() + "); save it anew");
  }
  return {width, height, std::move(pixels)};
}

}  // namespace

Photograph load_photograph(const std::filesystem::path& path) {
  const std::vector<std::byte> bytes = read_file(path);
  Photograph photograph =
      is_webp(bytes) ? decode_webp(bytes, path.string()) : decode_with_stb(bytes, path.string());
  photograph.orientation = data::exif_orientation(bytes);
  return photograph;
}

ink::GreyImage load_image(const std::filesystem::path& path) {
  return grey(load_photograph(path));
}

}  // namespace scrawl::apps
