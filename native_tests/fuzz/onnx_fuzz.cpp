#include "core/formats/foreign_model.hpp"
#include "core/formats/write_models.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

/// What is read can be written, and read again.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::try_parse([&] {
    const auto found = formats::read_onnx(std::as_bytes(std::span(data, size)), "fuzz", {});
    const auto again = formats::write_onnx(found.model);
    formats::read_onnx(std::as_bytes(std::span(again)), "again", {});
  });
}
