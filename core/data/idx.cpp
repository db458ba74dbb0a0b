#include <cstdint>
#include <cstring>
#include <string>

#include "core/data/dataset.hpp"
#include "core/error.hpp"
#include "core/file_kind.hpp"

namespace scrawl::data {
namespace {

constexpr std::uint32_t images_magic = 0x00000803;
constexpr std::uint32_t labels_magic = 0x00000801;
/// A header with a larger picture side counts as damaged. With this bound the product of the
/// header's numbers fits 64 bits.
constexpr std::uint32_t largest_side = 4096;

struct Reader {
  std::span<const std::byte> bytes;
  std::string_view source;

  [[noreturn]] void fail(std::string_view problem) const {
    throw Error(std::string(source) + ": " + std::string(problem));
  }
  [[noreturn]] void fail_at(std::size_t byte, std::string_view problem) const {
    throw Error(std::string(source) + ": byte " + std::to_string(byte), std::string(problem),
                {.byte = byte});
  }

  /// A big-endian number of the header.
  std::uint32_t number(std::size_t offset) const {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
      value = value << 8 | std::to_integer<std::uint32_t>(bytes[offset + i]);
    return value;
  }

  void check_header(std::uint32_t magic, std::size_t length, std::string_view kind) const {
    refuse_other_file(bytes, source);
    if (bytes.size() < length)
      fail("ends after " + std::to_string(bytes.size()) + " bytes, within the header of " +
           std::to_string(length) + "; fetch the file again");
    if (number(0) == magic) return;
    const bool other = number(0) == images_magic || number(0) == labels_magic;
    fail_at(0, "not an IDX file of " + std::string(kind) +
                   (other ? "; images and labels are swapped" : "; the magic number is wrong"));
  }

  /// The bytes after the header, exactly `expected` of them.
  std::vector<std::uint8_t> body(std::size_t offset, std::uint64_t expected) const {
    const std::uint64_t there = bytes.size() - offset;
    if (there != expected)
      fail("the header announces " + std::to_string(expected) + " bytes after it, there are " +
           std::to_string(there) + "; fetch the file again");
    std::vector<std::uint8_t> result(static_cast<std::size_t>(expected));
    if (!result.empty()) std::memcpy(result.data(), bytes.data() + offset, result.size());
    return result;
  }
};

}  // namespace

Images parse_idx(std::span<const std::byte> images, std::string_view images_source,
                 std::span<const std::byte> labels, std::string_view labels_source) {
  const Reader picture_file{images, images_source};
  picture_file.check_header(images_magic, 16, "images");
  const std::uint64_t count = picture_file.number(4);
  const std::uint32_t height = picture_file.number(8);
  const std::uint32_t width = picture_file.number(12);
  if (count == 0) picture_file.fail_at(4, "the file says that it has no images");
  if (height == 0 || width == 0 || height > largest_side || width > largest_side)
    picture_file.fail_at(8, "images of " + std::to_string(height) + " x " + std::to_string(width) +
                                " pixels; a side must be 1 to " + std::to_string(largest_side));
  Images result;
  result.height = static_cast<int>(height);
  result.width = static_cast<int>(width);
  result.pixels = picture_file.body(16, count * height * width);

  const Reader label_file{labels, labels_source};
  label_file.check_header(labels_magic, 8, "labels");
  if (label_file.number(4) != count)
    label_file.fail_at(4, std::to_string(label_file.number(4)) + " labels for the " +
                              std::to_string(count) + " images of " + std::string(images_source) +
                              "; take the two files of one set");
  result.labels = label_file.body(8, count);
  for (std::size_t i = 0; i < result.labels.size(); ++i)
    if (result.labels[i] > 9)
      label_file.fail_at(8 + i,
                         "label " + std::to_string(result.labels[i]) + " is not a digit 0 to 9");
  return result;
}

}  // namespace scrawl::data
