#include "core/data/orientation.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace scrawl;
using namespace std::string_literals;

namespace {

int orientation_of(std::string_view file) {
  return data::exif_orientation(std::as_bytes(std::span(file.data(), file.size())));
}

std::string high_first(std::size_t value, int bytes) {
  std::string result;
  for (int i = bytes - 1; i >= 0; --i) result += static_cast<char>(value >> 8 * i & 0xff);
  return result;
}

/// An Exif block in which another entry comes before the orientation.
std::string exif(int orientation, bool low_first) {
  const auto number = [&](std::size_t value, int bytes) {
    const std::string text = high_first(value, bytes);
    return low_first ? std::string(text.rbegin(), text.rend()) : text;
  };
  const auto entry = [&](std::size_t tag, std::size_t value) {
    return number(tag, 2) + number(3, 2) + number(1, 4) + number(value, 2) + "\0\0"s;
  };
  return (low_first ? "II" : "MM") + number(42, 2) + number(8, 4) + number(2, 2) +
         entry(0x0100, 640) + entry(0x0112, static_cast<std::size_t>(orientation)) + number(0, 4);
}

std::string segment(unsigned char marker, const std::string& content) {
  return "\xff"s + static_cast<char>(marker) + high_first(content.size() + 2, 2) + content;
}

std::string jpeg(const std::string& block) {
  return "\xff\xd8"s + segment(0xe0, "JFIF\0"s) + segment(0xe1, "http://ns.adobe.com/"s) + "\xff"s +
         segment(0xe1, "Exif\0\0"s + block) + segment(0xda, "scan");
}

std::string png(const std::string& block) {
  const auto chunk = [](const std::string& name, const std::string& content) {
    return high_first(content.size(), 4) + name + content + "sum.";
  };
  return "\x89PNG\r\n\x1a\n"s + chunk("IHDR", std::string(13, '\1')) + chunk("eXIf", block) +
         chunk("IDAT", "pixels") + chunk("IEND", "");
}

std::string webp(const std::string& block) {
  const auto chunk = [](const std::string& name, const std::string& content) {
    const std::string size = high_first(content.size(), 4);
    return name + std::string(size.rbegin(), size.rend()) + content +
           std::string(content.size() % 2, '\0');
  };
  return chunk("RIFF", "WEBP" + chunk("VP8X", std::string(10, '\1')) + chunk("VP8 ", "odd") +
                           chunk("EXIF", block));
}

}  // namespace

TEST_CASE("all eight orientations are found in JPEG, PNG and WebP files", "[orientation]") {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    for (const bool low_first : {false, true}) {
      CAPTURE(orientation, low_first);
      CHECK(orientation_of(jpeg(exif(orientation, low_first))) == orientation);
      CHECK(orientation_of(png(exif(orientation, low_first))) == orientation);
      CHECK(orientation_of(webp(exif(orientation, low_first))) == orientation);
      CHECK(orientation_of(webp("Exif\0\0"s + exif(orientation, low_first))) == orientation);
    }
  }
}

TEST_CASE("files that say nothing of their orientation, or nonsense, are upright",
          "[orientation]") {
  for (const int nonsense : {0, 9, 65535}) CHECK(orientation_of(jpeg(exif(nonsense, true))) == 1);
  CHECK(orientation_of("") == 1);
  CHECK(orientation_of("GIF89a") == 1);
  CHECK(orientation_of(jpeg("II")) == 1);
  CHECK(orientation_of(jpeg("MM\0*\xff\xff\xff\xf0"s)) == 1);
  // Everything after the start of the scan is pixels.
  CHECK(orientation_of("\xff\xd8"s + segment(0xda, "scan") +
                       segment(0xe1, "Exif\0\0"s + exif(6, true))) == 1);
  const std::string cut = webp(exif(6, true));
  for (std::size_t length = 0; length < cut.size() - 16; ++length) {
    CHECK(orientation_of(cut.substr(0, length)) == 1);
  }
  const std::string whole = jpeg(exif(6, true));
  for (std::size_t length = 0; length < whole.find("scan") - 32; ++length) {
    CHECK(orientation_of(whole.substr(0, length)) == 1);
  }
}
