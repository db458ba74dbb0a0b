#include <algorithm>
#include <string>

#include "core/formats/foreign_model.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

/// model.json is what comes before the first zero byte; every shard it asks for is what follows.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto json = text.substr(0, text.find('\0'));
  const auto shard = text.substr(std::min(json.size() + 1, size));
  formats::ForeignOptions options;
  options.side_files = [&](const std::string&) { return std::as_bytes(std::span(shard)); };
  return fuzz::try_parse(
      [&] { formats::read_tfjs(std::as_bytes(std::span(json)), "fuzz", options); });
}
