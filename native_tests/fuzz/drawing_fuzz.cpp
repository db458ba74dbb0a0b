#include <cstring>
#include <vector>

#include "core/ink/picture.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

namespace {

/// Any floats are a drawing, and every drawing has a picture with values 0 to 1.
void one_input(const std::uint8_t* data, std::size_t size) {
  std::vector<float> pairs(size / sizeof(float));
  if (!pairs.empty()) std::memcpy(pairs.data(), data, pairs.size() * sizeof(float));
  const auto drawing = ink::drawing_from_pairs(pairs);
  const auto picture = ink::render(drawing, {});
  fuzz::require(picture.pixels.size() == 28 * 28);
  float ink = 0;
  for (const float pixel : picture.pixels) {
    fuzz::require(pixel >= 0 && pixel <= 1);
    ink += pixel;
  }
  fuzz::require((ink > 0) == !ink::blank(drawing));
}

const fuzz::Target target{"drawing", one_input};

}  // namespace
