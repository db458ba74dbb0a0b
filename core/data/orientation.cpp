#include "core/data/orientation.hpp"

#include <cstdint>
#include <string_view>

namespace scrawl::data {
namespace {

using namespace std::string_view_literals;

constexpr int as_seen = 1;

/// Bytes in which whole numbers stand; past the end there are zeros.
struct Bytes {
  std::string_view bytes;
  bool low_first = false;

  std::uint32_t number(std::size_t place, int size) const {
    std::uint32_t value = 0;
    for (int i = 0; i < size; ++i) {
      const std::size_t at = place + static_cast<std::size_t>(low_first ? size - 1 - i : i);
      value = value << 8 | (at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0u);
    }
    return value;
  }
  /// What begins there; empty past the end.
  std::string_view from(std::size_t place, std::size_t size = std::string_view::npos) const {
    return place < bytes.size() ? bytes.substr(place, size) : std::string_view();
  }
};

/// The Exif block of a JPEG file: segments, each two bytes of marker and two of its length, which
/// counts itself, up to the one after which the pixels come.
std::string_view exif_of_jpeg(const Bytes& file) {
  constexpr std::uint32_t application_1 = 0xffe1, scan = 0xffda;
  constexpr auto name = "Exif\0\0"sv;
  std::size_t place = 2;
  while (place + 4 <= file.bytes.size()) {
    const std::uint32_t marker = file.number(place, 2), length = file.number(place + 2, 2);
    if (marker == 0xffff) {  // bytes of 255 may fill the room before a marker
      ++place;
      continue;
    }
    if (marker < 0xff00 || marker == scan || length < 2) break;
    const std::string_view segment = file.from(place + 4, length - 2);
    if (marker == application_1 && segment.starts_with(name)) return segment.substr(name.size());
    place += 2 + length;
  }
  return {};
}

/// The Exif block of a PNG file: chunks, each four bytes of its length, four of its name, the
/// content, and four of a checksum.
std::string_view exif_of_png(const Bytes& file) {
  std::size_t place = 8;
  while (place + 8 <= file.bytes.size()) {
    const std::size_t length = file.number(place, 4);
    if (file.from(place + 4, 4) == "eXIf"sv) return file.from(place + 8, length);
    if (length > file.bytes.size()) break;
    place += 12 + length;
  }
  return {};
}

/// From a TIFF block's first directory: a count, then twelve bytes an entry: what it is about, the
/// type and number of its values, and, when they are as small as this, the values.
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
    return good ? static_cast<int>(value) : as_seen;
  }
  return as_seen;
}

}  // namespace

int exif_orientation(std::span<const std::byte> file) {
  const Bytes bytes{{reinterpret_cast<const char*>(file.data()), file.size()}};
  if (bytes.bytes.starts_with("\xff\xd8"sv)) return orientation_in(exif_of_jpeg(bytes));
  if (bytes.bytes.starts_with("\x89PNG"sv)) return orientation_in(exif_of_png(bytes));
  return as_seen;
}

ink::GreyImage upright(const ink::GreyImage& image, int orientation) {
  // The eight are: mirrored in x, in y, and rows taken for columns, each or not.
  const bool mirror_x =
      orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool mirror_y =
      orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  const bool swapped = orientation >= 5;
  ink::GreyImage result{
      swapped ? image.height : image.width, swapped ? image.width : image.height, {}};
  result.pixels.reserve(image.pixels.size());
  for (int row = 0; row < result.height; ++row) {
    for (int column = 0; column < result.width; ++column) {
      const int x = swapped ? row : column, y = swapped ? column : row;
      const int old_x = mirror_x ? image.width - 1 - x : x;
      const int old_y = mirror_y ? image.height - 1 - y : y;
      result.pixels.push_back(
          image.pixels[static_cast<std::size_t>(old_y) * static_cast<std::size_t>(image.width) +
                       static_cast<std::size_t>(old_x)]);
    }
  }
  return result;
}

}  // namespace scrawl::data
