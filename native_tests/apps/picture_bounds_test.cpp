// What the decoders of pictures may ask for: a file's size and the pixels that it announces bound
// it, whatever else it says.

#include <zlib.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "core/apps/images.hpp"
#include "core/error.hpp"
#include "native_tests/memory_limit.hpp"

using namespace scrawl;
using namespace std::string_literals;
using Catch::Matchers::ContainsSubstring;
using scrawl::testing::fits_in;

namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20;

std::string number(std::size_t value) {
  std::string bytes;
  for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(value >> shift);
  return bytes;
}

/// A part of a PNG file, perhaps with a length that it has not.
std::string chunk(const std::string& name, const std::string& content, std::size_t length) {
  return number(length) + name + content + "\0\0\0\0"s;  // the decoder checks no sums
}

std::string png(std::size_t side, const std::string& rest) {
  return "\x89PNG\r\n\x1a\n" + chunk("IHDR", number(side) + number(side) + "\x08\0\0\0\0"s, 13) +
         rest;
}

std::string packed(const std::string& text) {
  std::string result(::compressBound(text.size()), '\0');
  uLongf size = result.size();
  REQUIRE(::compress2(reinterpret_cast<Bytef*>(result.data()), &size,
                      reinterpret_cast<const Bytef*>(text.data()), text.size(), 9) == Z_OK);
  result.resize(size);
  return result;
}

std::string told(const std::string& file) {
  try {
    apps::decode_photograph(std::as_bytes(std::span(file)), "x");
  } catch (const Error& error) {
    return error.what();
  }
  return "nothing: it was read";
}

}  // namespace

TEST_CASE("a picture that announces more than it has is refused in little memory", "[images]") {
  const std::string bomb = packed(std::string(64 * mebibyte, '\0'));
  const std::string end = chunk("IEND", "", 0);
  const std::string files[] = {
      png(2, chunk("IDAT", "x", 1 << 30)), png(2, chunk("IDAT", bomb, bomb.size()) + end),
      png(10'600, chunk("IDAT", "x", 1) + end), png(60'000, chunk("IDAT", "x", 1) + end)};
  for (const std::string& file : files) {
    CAPTURE(file.substr(0, 40));
    CHECK(fits_in(8 * mebibyte, [&] { told(file); }));
    CHECK_THAT(told(file), ContainsSubstring("x: "));
  }
  for (const std::size_t i : {0, 1})
    CHECK_THAT(told(files[i]), ContainsSubstring("the picture is damaged (outofmem)"));
  CHECK(told(files[2]) == "x: has 10600 x 10600 pixels; scale it down to at most 110 million");
  CHECK(
      told(files[3]) ==
      "x: the picture is damaged, or has far more than 110 million pixels; save it anew, or scale "
      "it down");
}

TEST_CASE("a picture takes at most 16 bytes of memory a pixel", "[images]") {
  constexpr std::size_t side = 2000;
  const std::string pixels = packed(std::string(side * (side + 1), '\0'));
  const std::string file = png(side, chunk("IDAT", pixels, pixels.size()) + chunk("IEND", "", 0));
  CHECK(told(file) == "nothing: it was read");
  CHECK(fits_in(16 * side * side + 2 * mebibyte, [&] { told(file); }));
}

TEST_CASE("a picture's part with a hostile name is told in one printable line", "[images]") {
  const std::string file = png(2, chunk("A\n\x1b\xff", "", 0));
  CHECK(told(file) == "x: the picture is damaged (A??? PNG chunk not known); save it anew");
}
