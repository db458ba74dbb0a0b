#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/error.hpp"

using Catch::Matchers::Message;
using scrawl::Error;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes idx_file(std::vector<std::uint32_t> header, const Bytes& body) {
  Bytes bytes;
  for (const auto number : header)
    for (int shift = 24; shift >= 0; shift -= 8)
      bytes.push_back(static_cast<std::uint8_t>(number >> shift));
  bytes.insert(bytes.end(), body.begin(), body.end());
  return bytes;
}

/// Two pictures of two rows and three columns.
const Bytes good_images =
    idx_file({0x803, 2, 2, 3}, {0, 1, 2, 3, 4, 5, 250, 251, 252, 253, 254, 255});
const Bytes good_labels = idx_file({0x801, 2}, {9, 0});

auto parse(const Bytes& images, const Bytes& labels) {
  return scrawl::data::parse_idx(std::as_bytes(std::span(images)), "images",
                                 std::as_bytes(std::span(labels)), "labels");
}

}  // namespace

TEST_CASE("IDX files give pictures row by row with their labels", "[idx]") {
  const auto images = parse(good_images, good_labels);
  CHECK(images.height == 2);
  CHECK(images.width == 3);
  REQUIRE(images.count() == 2);
  CHECK(images.labels == Bytes{9, 0});
  const auto second = images.picture(1);
  CHECK(Bytes(second.begin(), second.end()) == Bytes{250, 251, 252, 253, 254, 255});
}

TEST_CASE("an IDX file cut anywhere is refused", "[idx]") {
  for (std::size_t length = 0; length < good_images.size(); ++length)
    CHECK_THROWS_AS(parse({good_images.begin(), good_images.begin() + length}, good_labels), Error);
  for (std::size_t length = 0; length < good_labels.size(); ++length)
    CHECK_THROWS_AS(parse(good_images, {good_labels.begin(), good_labels.begin() + length}), Error);
  CHECK_THROWS_MATCHES(parse({0, 0}, good_labels), Error,
                       Message("images: ends after 2 bytes, within the header of 16; fetch the "
                               "file again"));
  CHECK_THROWS_MATCHES(parse(idx_file({0x803, 2, 2, 3}, {1, 2, 3}), good_labels), Error,
                       Message("images: the header announces 12 bytes after it, there are 3; "
                               "fetch the file again"));
}

TEST_CASE("an IDX file with bytes after its end is refused", "[idx]") {
  auto images = good_images;
  images.push_back(0);
  CHECK_THROWS_AS(parse(images, good_labels), Error);
  auto labels = good_labels;
  labels.push_back(0);
  CHECK_THROWS_AS(parse(good_images, labels), Error);
}

TEST_CASE("an IDX header whose product overflows is refused", "[idx]") {
  // 2^32 * 2^32 and (2^32 / 6 + 1) * 6, which wraps to 2 in 32 bits.
  CHECK_THROWS_AS(parse(idx_file({0x803, 2, 0xffffffff, 0xffffffff}, {}), good_labels), Error);
  CHECK_THROWS_AS(parse(idx_file({0x803, 715827883, 2, 3}, {0, 0}), good_labels), Error);
  CHECK_THROWS_AS(parse(idx_file({0x803, 0xffffffff, 4096, 4096}, {}), good_labels), Error);
  CHECK_THROWS_MATCHES(parse(idx_file({0x803, 1, 0, 28}, {}), good_labels), Error,
                       Message("images: byte 8: images of 0 x 28 pixels; a side must be 1 to "
                               "4096"));
  CHECK_THROWS_MATCHES(parse(idx_file({0x803, 0, 28, 28}, {}), good_labels), Error,
                       Message("images: byte 4: the file says that it has no images"));
}

TEST_CASE("an IDX file of another kind is named as what it is", "[idx]") {
  CHECK_THROWS_MATCHES(
      parse(idx_file({0x801, 12}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2}), good_labels), Error,
      Message("images: byte 0: not an IDX file of images; images and labels are "
              "swapped"));
  CHECK_THROWS_MATCHES(parse(good_images, idx_file({0x12345678, 2}, {0, 1})), Error,
                       Message("labels: byte 0: not an IDX file of labels; the magic number is "
                               "wrong"));
  CHECK_THROWS_MATCHES(parse({0x1f, 0x8b, 8, 0}, good_labels), Error,
                       Message("images: is packed with gzip; unpack it first"));
}

TEST_CASE("IDX labels must be digits and as many as the images", "[idx]") {
  CHECK_THROWS_MATCHES(parse(good_images, idx_file({0x801, 2}, {3, 10})), Error,
                       Message("labels: byte 9: label 10 is not a digit 0 to 9"));
  CHECK_THROWS_MATCHES(parse(good_images, idx_file({0x801, 1}, {3})), Error,
                       Message("labels: byte 4: 1 labels for the 2 images of images; take the two "
                               "files of one set"));
}
