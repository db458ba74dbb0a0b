#include "core/nn/architecture.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

namespace {

/// Whatever parses and builds must come through its own JSON unchanged.
void one_input(const std::uint8_t* data, std::size_t size) {
  fuzz::try_parse([&] {
    const auto architecture = nn::parse_architecture(fuzz::text_of(data, size), "fuzz");
    const auto text = nn::to_json(architecture);
    fuzz::require(nn::to_json(nn::parse_architecture(text, "again")) == text);
    for (const auto& layer : nn::build_layers<float>(architecture))
      fuzz::require(layer->output_shape().size() > 0);
  });
}

const fuzz::Target target{"architecture", one_input};

}  // namespace
