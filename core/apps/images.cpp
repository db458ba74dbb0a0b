#include "core/apps/images.hpp"

#include <cstddef>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/apps/io.hpp"
#include "core/apps/webp.hpp"
#include "core/data/orientation.hpp"
#include "core/error.hpp"
#include "core/file_kind.hpp"
#include "core/printable.hpp"

namespace {

/// How many bytes the decoder may still ask for at once, for the picture at hand. A file of a few
/// bytes may else announce a gigabyte, or unpack to one.
thread_local std::size_t most_memory = 0;

void* bounded_realloc(void* memory, std::size_t size) {
  return size > most_memory ? nullptr : std::realloc(memory, size);
}

}  // namespace

#define STB_IMAGE_IMPLEMENTATION
#define STBI_MALLOC(size) bounded_realloc(nullptr, size)
#define STBI_REALLOC(memory, size) bounded_realloc(memory, size)
#define STBI_FREE(memory) std::free(memory)
// Damaged files fail some of its assertions, which end the program where they are compiled.
#define STBI_ASSERT(condition) ((void)0)
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

/// More than any whole file of this kind needs: all its bytes, and of each pixel twice the 16 bits
/// of four channels; JPEG rounds sides up to its blocks of up to 32 pixels.
std::size_t memory_for(int width, int height, std::size_t file) {
  constexpr std::size_t each = 16, rounded = 64, tables = std::size_t{1} << 20;
  const auto side = [](int pixels) { return static_cast<std::size_t>(pixels) + rounded; };
  return 2 * file + each * side(width) * side(height) + tables;
}

/// Whether a file is of a kind that the decoder reads, whatever follows.
bool begins_as_picture(std::string_view file) {
  return file.starts_with("\x89PNG") || file.starts_with("\xff\xd8\xff") ||
         file.starts_with("GIF8");
}

/// What was wrong with the last picture. stb_image tries its readers one after the other, and that
/// of JPEG says nothing where the file ends too early: what PNG's said of it is left.
std::string failure_reason() {
  const std::string_view reason = stbi_failure_reason();
  // It may name a part of the file by bytes of it.
  return reason == "bad png sig" ? "it ends too early" : printable(reason);
}

Photograph decode_with_stb(std::span<const std::byte> bytes, const std::string& source,
                           std::int64_t most) {
  const auto* file = reinterpret_cast<const stbi_uc*>(bytes.data());
  const auto size = static_cast<int>(bytes.size());
  int width = 0;
  int height = 0;
  int channels = 0;
  most_memory = memory_for(0, 0, bytes.size());
  if (stbi_info_from_memory(file, size, &width, &height, &channels) == 0) {
    if (bytes.empty()) throw Error(source + ": is empty; save the picture anew");
    if (begins_as_picture(as_text(bytes))) {
      throw Error(source + ": the picture is damaged, or has far more than " +
                  std::to_string(most / 1'000'000) +
                  " million pixels; save it anew, or scale it down");
    }
    refuse_other_file(bytes, source);
    throw Error(source +
                ": is no picture that can be read; convert it to PNG, JPEG, BMP, GIF or WebP");
  }
  check_size(width, height, source, most);
  most_memory = memory_for(width, height, bytes.size());
  constexpr int rgba = 4;
  Photograph::Pixels pixels(stbi_load_from_memory(file, size, &width, &height, &channels, rgba),
                            &stbi_image_free);
  if (!pixels) {
    throw Error(source + ": the picture is damaged (" + failure_reason() + "); save it anew");
  }
  return {width, height, std::move(pixels)};
}

}  // namespace

Photograph decode_photograph(std::span<const std::byte> bytes, const std::string& source,
                             std::int64_t most) {
  Photograph photograph =
      is_webp(bytes) ? decode_webp(bytes, source, most) : decode_with_stb(bytes, source, most);
  photograph.orientation = data::exif_orientation(bytes);
  return photograph;
}

Photograph load_photograph(const std::filesystem::path& path) {
  return decode_photograph(read_file(path), path.string());
}

ink::GreyImage load_image(const std::filesystem::path& path) {
  return grey(load_photograph(path));
}

}  // namespace scrawl::apps
