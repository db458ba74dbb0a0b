#include "core/data/orientation.hpp"
#include "core/ink/orientation.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

namespace {

/// Whatever a JPEG or PNG file says of its orientation, its image can be turned.
void one_input(const std::uint8_t* data, std::size_t size) {
  const int orientation = data::exif_orientation(std::as_bytes(std::span(data, size)));
  fuzz::require(orientation >= 1 && orientation <= 8);
  const auto image = ink::upright({3, 2, {1, 2, 3, 4, 5, 6}}, orientation);
  fuzz::require(image.width * image.height == 6 && image.pixels.size() == 6);
}

const fuzz::Target target{"orientation", one_input};

}  // namespace
