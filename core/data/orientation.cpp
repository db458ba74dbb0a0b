#include "core/data/orientation.hpp"

#include <cstdint>
#include <string_view>

namespace scrawl::data {
namespace {

using namespace std::string_view_literals;

constexpr int upright_orientation = 1;

/// Reads unsigned integers from bytes. Bytes past the end are zero.
struct Bytes {
  std::string_view bytes;
  bool little_endian = false;

  std::uint32_t number(std::size_t offset, int size) const {
    std::uint32_t value = 0;
    for (int i = 0; i < size; ++i) {
      const std::size_t at = offset + static_cast<std::size_t>(little_endian ? size - 1 - i : i);
      value = value << 8 | (at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0u);
    }
    return value;
  }
  /// The bytes from `offset` on; empty past the end.
  std::string_view from(std::size_t offset, std::size_t size = std::string_view::npos) const {
    return offset < bytes.size() ? bytes.substr(offset, size) : std::string_view();
  }
};

/// The Exif block of a JPEG file. The file is a list of segments: a marker of two bytes, the length
/// of the rest in two bytes (these two included), the content. After the scan segment come pixels.
std::string_view exif_of_jpeg(const Bytes& file) {
  constexpr std::uint32_t application_1 = 0xffe1, scan = 0xffda;
  constexpr auto name = "Exif\0\0"sv;
  std::size_t offset = 2;
  while (offset + 4 <= file.bytes.size()) {
    const std::uint32_t marker = file.number(offset, 2), length = file.number(offset + 2, 2);
    if (marker == 0xffff) {  // a fill byte before the marker
      ++offset;
      continue;
    }
    if (marker < 0xff00 || marker == scan || length < 2) break;
    const std::string_view segment = file.from(offset + 4, length - 2);
    if (marker == application_1 && segment.starts_with(name)) return segment.substr(name.size());
    offset += 2 + length;
  }
  return {};
}

/// The Exif block of a PNG file. The file is a list of chunks: the content's length in four bytes,
/// a name of four bytes, the content, a checksum of four bytes.
std::string_view exif_of_png(const Bytes& file) {
  std::size_t offset = 8;
  while (offset + 8 <= file.bytes.size()) {
    const std::size_t length = file.number(offset, 4);
    if (file.from(offset + 4, 4) == "eXIf"sv) return file.from(offset + 8, length);
    if (length > file.bytes.size()) break;
    offset += 12 + length;
  }
  return {};
}

/// The Exif block of a WebP file. The file is a list of chunks: a name of four bytes, the content's
/// length in four bytes, the lowest first, the content, a byte more if the length is odd.
std::string_view exif_of_webp(const Bytes& file) {
  const Bytes low_first{file.bytes, true};
  std::size_t offset = 12;
  while (offset + 8 <= file.bytes.size()) {
    const std::size_t length = low_first.number(offset + 4, 4);
    if (file.from(offset, 4) == "EXIF"sv) {
      const std::string_view block = file.from(offset + 8, length);
      // Some programs put before it what a JPEG file has there.
      return block.starts_with("Exif\0\0"sv) ? block.substr(6) : block;
    }
    if (length > file.bytes.size()) break;
    offset += 8 + length + length % 2;
  }
  return {};
}

/// The orientation from the first directory of a TIFF block: a count, then entries of twelve bytes:
/// tag, type and number of the values and, if they fit into four bytes, the values.
int orientation_in(std::string_view tiff) {
  constexpr std::uint32_t orientation = 0x0112, short_number = 3;
  const Bytes block{tiff, tiff.starts_with("II")};
  const std::size_t directory = block.number(4, 4);
  const std::size_t count = block.number(directory, 2);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = directory + 2 + 12 * i;
    if (block.number(entry, 2) != orientation) continue;
    const std::uint32_t value = block.number(entry + 8, 2);
    const bool good = block.number(entry + 2, 2) == short_number && value >= 1 && value <= 8;
    return good ? static_cast<int>(value) : upright_orientation;
  }
  return upright_orientation;
}

}  // namespace

int exif_orientation(std::span<const std::byte> file) {
  const Bytes bytes{{reinterpret_cast<const char*>(file.data()), file.size()}};
  if (bytes.bytes.starts_with("\xff\xd8"sv)) return orientation_in(exif_of_jpeg(bytes));
  if (bytes.bytes.starts_with("\x89PNG"sv)) return orientation_in(exif_of_png(bytes));
  if (bytes.bytes.starts_with("RIFF"sv) && bytes.from(8, 4) == "WEBP"sv) {
    return orientation_in(exif_of_webp(bytes));
  }
  return upright_orientation;
}

}  // namespace scrawl::data
