#include "core/apps/jpeg.hpp"

#include <span>
#include <string>

#include "core/apps/stb_image_write.hpp"
#include "core/error.hpp"

namespace scrawl::apps {
namespace {

constexpr std::string_view start_of_image = "\xff\xd8";

/// The segment with a comment: a marker, its length with these two bytes, and it.
std::string comment_segment(std::string_view comment) {
  const std::size_t length = comment.size() + 2;
  std::string segment = "\xff\xfe";
  segment += static_cast<char>(length >> 8);
  segment += static_cast<char>(length & 0xff);
  return segment.append(comment);
}

}  // namespace

std::vector<std::byte> encode_jpeg(const ColourImage& image, std::string_view comment,
                                   const std::string& source) {
  constexpr int longest = 65'535, channels = 3;
  constexpr int quality = 92;  // from 91 on, thin coloured lines keep their colours
  const auto size = std::to_string(image.width) + " x " + std::to_string(image.height) + " pixels";
  if (image.width > longest || image.height > longest) {
    throw Error(source + ": " + size +
                " are too long for a JPEG file; cut the picture into pieces");
  }
  std::string jpeg;
  const auto append = [](void* context, void* data, int bytes) {
    static_cast<std::string*>(context)->append(static_cast<const char*>(data),
                                               static_cast<std::size_t>(bytes));
  };
  if (stbi_write_jpg_to_func(append, &jpeg, image.width, image.height, channels,
                             image.pixels.data(), quality) == 0) {
    throw Error(source + ": " + size + " cannot be made a JPEG file");
  }
  jpeg.insert(start_of_image.size(), comment_segment(comment));
  const auto bytes = std::as_bytes(std::span(jpeg));
  return {bytes.begin(), bytes.end()};
}

bool has_comment(std::string_view file, std::string_view comment) {
  return file.starts_with(std::string(start_of_image) + comment_segment(comment));
}

}  // namespace scrawl::apps
