#include <numeric>

#include "core/formats/foreign_model.hpp"
#include "core/formats/onnx_chain.hpp"
#include "core/formats/onnx_file.hpp"
#include "core/formats/write_models.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

namespace {

/// What is read can be written, and read again. Finding out what pixels a network reads takes a
/// hundred times as long as the reader, so that only one file in sixteen gets to it.
void one_input(const std::uint8_t* data, std::size_t size) {
  const auto bytes = std::as_bytes(std::span(data, size));
  const bool whole = std::accumulate(data, data + size, 0U) % 16 == 0;
  fuzz::try_parse([&] {
    formats::onnx::Graph graph = formats::onnx::parse(bytes, "fuzz", formats::no_side_files());
    formats::onnx::Chain(graph).read();
    if (!whole) return;
    const auto found = formats::read_onnx(bytes, "fuzz", {});
    const auto again = formats::write_onnx(found.model);
    fuzz::must_parse([&] { formats::read_onnx(std::as_bytes(std::span(again)), "again", {}); });
  });
}

const fuzz::Target target{"onnx", one_input};

}  // namespace
