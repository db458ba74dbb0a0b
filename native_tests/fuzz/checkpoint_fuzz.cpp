#include "core/training/checkpoint.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

namespace {

/// What can be read at all must come back the same when it is written again.
void one_input(const std::uint8_t* data, std::size_t size) {
  fuzz::try_parse([&] {
    const auto read = training::read_checkpoint(std::as_bytes(std::span(data, size)), "fuzz");
    const auto bytes = training::write_checkpoint(read);
    fuzz::require(training::write_checkpoint(training::read_checkpoint(bytes, "again")) == bytes);
  });
}

const fuzz::Target target{"checkpoint", one_input};

}  // namespace
