// Files that lie.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <map>

#include "core/formats/write_models.hpp"
#include "native_tests/formats/onnx_graph.hpp"

using namespace scrawl;
using namespace scrawl::testing;
using Catch::Matchers::ContainsSubstring, Catch::Matchers::Equals;

namespace {

OnnxGraph small_graph(int opset = 13) {
  OnnxGraph graph(opset);
  graph.node("Flatten", "flat", {"x"}).weights("fc", {64, 10});
  graph.node("MatMul", "end", {"flat", "fc"});
  return graph;
}

/// A TensorProto "fc" [64, 10] whose values lie in another file.
std::string external_tensor(const std::string& location, const std::string& offset = "0",
                            const std::string& length = "2560") {
  std::string bytes;
  OnnxGraph::Writer out(bytes);
  for (const int side : {64, 10}) out.add_int64(1, side);
  out.add_int32(2, 1);
  out.add_string(8, "fc");
  const std::pair<std::string, std::string> entries[] = {
      {"location", location}, {"offset", offset}, {"length", length}};
  for (const auto& [key, value] : entries) {
    std::string entry;
    OnnxGraph::Writer pair(entry);
    pair.add_string(1, key);
    pair.add_string(2, value);
    out.add_message(13, entry);
  }
  out.add_int32(14, 1);
  return bytes;
}

std::string external_file(const std::string& tensor) {
  OnnxGraph graph;
  graph.node("Flatten", "flat", {"x"}).tensor(tensor).node("MatMul", "end", {"flat", "fc"});
  return graph.file({0, 1, 8, 8}, "end");
}

}  // namespace

TEST_CASE("a file that is cut off anywhere is refused, or still whole") {
  const auto file = small_graph().file({0, 1, 8, 8}, "end");
  REQUIRE(types_of(draft_of(file)) == "flatten dense");
  for (std::size_t length = 0; length < file.size(); ++length) {
    const auto message = refusal([&] { draft_of(file.substr(0, length)); });
    CHECK(message.find('\n') == std::string::npos);
    if (length < file.size() / 2) CHECK(message != "");
  }
}

TEST_CASE("any byte may be another") {
  const auto file = small_graph().file({0, 1, 8, 8}, "end");
  for (std::size_t place = 0; place < file.size(); place += place < 200 ? 1 : 37) {
    for (const int bit : {1, 8, 64, 128}) {
      auto changed = file;
      changed[place] = static_cast<char>(changed[place] ^ bit);
      const auto message = refusal([&] { draft_of(changed); });
      CHECK(message.find('\n') == std::string::npos);
    }
  }
}

TEST_CASE("a circle is refused by a node of it") {
  OnnxGraph graph;
  graph.node("Relu", "a", {"b"}).node("Relu", "b", {"a"}).node("Relu", "end", {"b"});
  const auto file = graph.file({0, 1, 8, 8}, "end");
  CHECK_THAT(refusal([&] { draft_of(file); }), ContainsSubstring("runs in a circle"));
}

TEST_CASE("sizes beyond all bounds are refused before memory is taken") {
  const auto refused = [](const OnnxGraph::Integers& shape) {
    OnnxGraph graph;
    std::string bytes;
    OnnxGraph::Writer out(bytes);
    for (const auto side : shape) out.add_int64(1, side);
    out.add_int32(2, 1);
    out.add_string(8, "fc");
    graph.tensor(bytes).node("MatMul", "end", {"x", "fc"});
    const auto file = graph.file({0, 64}, "end");
    return refusal([&] { draft_of(file); });
  };
  CHECK_THAT(refused({std::int64_t{1} << 62, 4}), ContainsSubstring("too large"));
  CHECK_THAT(refused({1 << 20, 1 << 20, 1 << 20, 1 << 20}), ContainsSubstring("too large"));
  CHECK_THAT(refused({-5}), ContainsSubstring("negative side"));
  CHECK_THAT(refused({64, 10}), ContainsSubstring("0 values for a shape of [64, 10]"));

  OnnxGraph computed;
  computed.integers("huge", {1 << 13, 1 << 13, 1});
  for (const char* name : {"a", "b", "c"}) computed.node("ConstantOfShape", name, {"huge"});
  computed.node("Relu", "end", {"x"});
  const auto file = computed.file({0, 1, 8, 8}, "end");
  CHECK_THAT(refusal([&] { draft_of(file); }), ContainsSubstring("too many constants"));

  const auto wide = small_graph().file({0, 1, 1 << 30, 1 << 30}, "end");
  CHECK(refusal([&] { draft_of(wide); }) != "");
}

TEST_CASE("weights in other files") {
  std::string data(3000, '\0');
  const formats::SideFiles beside = [&](const std::string& name) -> std::span<const std::byte> {
    if (name != "fc.bin") throw Error(name + ": no such file");
    return std::as_bytes(std::span(data));
  };
  const auto read = [&](const std::string& tensor) {
    return refusal([&] { draft_of(external_file(tensor), beside); });
  };
  CHECK_THAT(read(external_tensor("fc.bin")), Equals(""));
  CHECK_THAT(read(external_tensor("other.bin")), ContainsSubstring("no such file"));
  CHECK_THAT(read(external_tensor("fc.bin", "2000")), ContainsSubstring("1000 bytes for 640"));
  CHECK_THAT(read(external_tensor("fc.bin", "9000")), ContainsSubstring("behind the end"));
  CHECK_THAT(read(external_tensor("fc.bin", "-1")), ContainsSubstring("whole number"));
  for (const char* outside : {"../fc.bin", "/etc/passwd", "a/../../fc.bin", "C:\\fc.bin", "..", ""})
    CHECK_THAT(read(external_tensor(outside)), ContainsSubstring("outside of its own folder"));
  CHECK_THAT(refusal([&] { draft_of(external_file(external_tensor("fc.bin"))); }),
             ContainsSubstring("\"fc.bin\", which is not there"));
}

TEST_CASE("operators of another age are refused with a way out") {
  const auto file = small_graph(6).file({0, 1, 8, 8}, "end");
  CHECK_THAT(refusal([&] { draft_of(file); }), ContainsSubstring("opset 6; convert it"));
  for (const int opset : {7, 11, 13, 21, 99})
    CHECK_THAT(refusal([&] {
                 draft_of(small_graph(opset).file({0, 1, 8, 8}, "end"));
               }),
               Equals(""));
}

TEST_CASE("what is no ONNX file is called what it is") {
  const auto read = [](const std::string& bytes) { return refusal([&] { draft_of(bytes); }); };
  CHECK_THAT(read(""), ContainsSubstring("x.onnx: "));
  CHECK_THAT(read("PK\x03\x04rest"), ContainsSubstring("ZIP archive"));
  CHECK_THAT(read("version https://git-lfs.github.com/spec/v1"), ContainsSubstring("Git LFS"));
  CHECK_THAT(read("hello there, this is a text"), ContainsSubstring("ONNX"));
}

TEST_CASE("padding of kernels with gaps is written in numbers, as ONNX Runtime asks for") {
  Random random(1);
  const auto architecture = nn::parse_architecture(
      R"({"input": [28, 28, 1], "layers": [
           {"type": "conv2d", "filters": 2, "kernel": [3, 2], "dilation": [2, 3], "padding": "same"},
           {"type": "flatten"}, {"type": "dense", "units": 10}]})",
      "x");
  const std::string file = formats::write_onnx(untrained_model(architecture, random, "x"));
  const auto graph = formats::onnx::parse(std::as_bytes(std::span(file)), "x", {});
  const auto conv = std::find_if(graph.nodes.begin(), graph.nodes.end(),
                                 [](const auto& node) { return node.type == "Conv"; });
  REQUIRE(conv != graph.nodes.end());
  CHECK(conv->text("auto_pad").empty());
  CHECK(conv->list("pads") == std::vector<std::int64_t>{2, 1, 2, 2});
}
