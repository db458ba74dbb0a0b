#include "core/data/dataset.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

namespace {

void one_input(const std::uint8_t* data, std::size_t size) {
  fuzz::try_parse([&] {
    for (const auto& glyph :
         data::parse_strokes(fuzz::text_of(data, size), "fuzz", data::Labels::optional))
      fuzz::require(!ink::blank(glyph.strokes) && glyph.label >= -1 && glyph.label <= 9);
  });
}

const fuzz::Target target{"strokes", one_input};

}  // namespace
