#include "core/apps/images.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

namespace {

/// PNG, JPEG, BMP, GIF and WebP files: a picture that becomes grey, or an `Error`. What says to be
/// of more than a million pixels is not decoded here: that takes longer than a fuzzer has.
void one_input(const std::uint8_t* data, std::size_t size) {
  constexpr std::int64_t most_pixels = 1'000'000;
  fuzz::try_parse([&] {
    const auto bytes = std::as_bytes(std::span(data, size));
    const ink::GreyImage image = apps::grey(apps::decode_photograph(bytes, "fuzz", most_pixels));
    fuzz::require(image.width > 0 && image.height > 0);
    fuzz::require(image.pixels.size() ==
                  static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
  });
}

const fuzz::Target target{"picture_file", one_input};

}  // namespace
