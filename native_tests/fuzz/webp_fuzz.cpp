#include "core/apps/webp.hpp"
#include "core/data/orientation.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

/// Whatever follows the first bytes of a WebP file: a picture that becomes grey, or an `Error`.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = std::as_bytes(std::span(data, size));
  return fuzz::try_parse([&] {
    apps::Photograph photograph = apps::decode_webp(bytes, "fuzz");
    photograph.orientation = data::exif_orientation(bytes);
    const ink::GreyImage image = apps::grey(photograph);
    fuzz::require(image.width > 0 && image.height > 0);
    fuzz::require(image.pixels.size() ==
                  static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
  });
}
