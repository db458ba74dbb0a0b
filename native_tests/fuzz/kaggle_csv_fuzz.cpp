#include "core/data/dataset.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::try_parse([&] {
    const auto images = data::parse_kaggle_csv(fuzz::text_of(data, size), "fuzz");
    fuzz::require(images.count() > 0 &&
                  images.count() * images.picture(0).size() == images.pixels.size());
    fuzz::require(images.labels.empty() || images.labels.size() == images.count());
  });
}
