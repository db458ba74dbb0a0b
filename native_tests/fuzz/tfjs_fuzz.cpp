#include <algorithm>
#include <string>

#include "core/formats/foreign_model.hpp"
#include "core/formats/write_models.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

namespace {

/// What is read can be written, and read again. model.json is what comes before the first zero
/// byte; every shard it asks for is what follows.
void one_input(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto json = text.substr(0, text.find('\0'));
  const auto shard = text.substr(std::min(json.size() + 1, size));
  formats::ForeignOptions options;
  options.side_files = [&](const std::string&) { return std::as_bytes(std::span(shard)); };
  fuzz::try_parse([&] {
    const auto found = formats::read_tfjs(std::as_bytes(std::span(json)), "fuzz", options);
    const auto again = formats::write_tfjs(found.model, "shard");
    options.side_files = [&](const std::string&) {
      return std::as_bytes(std::span(again.weights));
    };
    fuzz::must_parse(
        [&] { formats::read_tfjs(std::as_bytes(std::span(again.model_json)), "again", options); });
  });
}

const fuzz::Target target{"tfjs", one_input};

}  // namespace
