#include "core/data/kaggle_csv.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

namespace {

void one_input(const std::uint8_t* data, std::size_t size) {
  fuzz::try_parse([&] {
    const auto images = data::parse_kaggle_csv(fuzz::text_of(data, size), "fuzz");
    fuzz::require(images.count() > 0 &&
                  images.count() * images.picture(0).size() == images.pixels.size());
    fuzz::require(images.labels.empty() || images.labels.size() == images.count());
    // Line by line it is the same.
    data::KaggleCsvParser parser("fuzz");
    auto left = fuzz::text_of(data, size);
    while (!left.empty()) {
      const std::size_t end = left.find('\n');
      const auto line = left.substr(0, end == std::string_view::npos ? end : end + 1);
      parser.add(line);
      left.remove_prefix(line.size());
    }
    const auto again = parser.finish();
    fuzz::require(again.pixels == images.pixels && again.labels == images.labels);
  });
}

const fuzz::Target target{"kaggle_csv", one_input};

}  // namespace
