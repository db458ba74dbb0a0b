#include <algorithm>

#include "core/data/dataset.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

namespace {

/// The first byte says how many of the last bytes are the file of labels.
void one_input(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return;
  const auto bytes = std::as_bytes(std::span(data, size)).subspan(1);
  const auto labels = std::min<std::size_t>(data[0], bytes.size());
  fuzz::try_parse([&] {
    const auto images =
        data::parse_idx(bytes.first(bytes.size() - labels), "images", bytes.last(labels), "labels");
    fuzz::require(images.count() == images.labels.size());
  });
}

const fuzz::Target target{"idx", one_input};

}  // namespace
