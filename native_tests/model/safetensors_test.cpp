#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <cstring>
#include <string>

#include "core/error.hpp"
#include "native_tests/model/file_of.hpp"

using Catch::Matchers::Message;
using namespace scrawl;
using namespace scrawl::safetensors;
using scrawl::testing::bytes_of, scrawl::testing::file_of;

namespace {

File parse_file(std::string_view header, std::size_t data) {
  static std::vector<std::byte> bytes;  // the tensors view it
  bytes = file_of(header, data);
  return parse(bytes, "x");
}

}  // namespace

TEST_CASE("a file gives its tensors in the order of their bytes, and its metadata",
          "[safetensors]") {
  const auto file = parse_file(R"({"b":{"dtype":"F16","shape":[2,1],"data_offsets":[4,8]},)"
                               R"("__metadata__":{"key":"a \"value\""},)"
                               R"("none":{"dtype":"F32","shape":[0,7],"data_offsets":[4,4]},)"
                               R"("one":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}   )",
                               8);
  REQUIRE(file.tensors.size() == 3);
  CHECK(file.tensors[0].name == "one");
  CHECK(file.tensors[0].shape.empty());
  CHECK(file.tensors[1].name == "none");
  CHECK(file.tensors[2].name == "b");
  CHECK(file.tensors[2].dtype == Dtype::f16);
  CHECK(file.tensors[2].bytes.size() == 4);
  CHECK(file.metadata.at("key") == "a \"value\"");
}

TEST_CASE("what is written reads back, every tensor aligned to its type", "[safetensors]") {
  const std::vector<float> floats = {1, 2, 3};
  const std::vector<std::int8_t> small = {-1, 5, 7};
  const File file{{{"k", "v\n\"é"}},
                  {{"small \"one\"", Dtype::i8, {3}, std::as_bytes(std::span(small))},
                   {"floats", Dtype::f32, {1, 3}, std::as_bytes(std::span(floats))}}};
  const auto bytes = write(file);
  const auto again = parse(bytes, "x");
  CHECK(again.metadata == file.metadata);
  REQUIRE(again.tensors.size() == 2);
  CHECK(again.tensors[0].name == "floats");
  CHECK(again.tensors[0].shape == TensorShape{1, 3});
  CHECK((again.tensors[0].bytes.data() - bytes.data()) % 8 == 0);
  CHECK(std::memcmp(again.tensors[0].bytes.data(), floats.data(), 12) == 0);
  CHECK(again.tensors[1].name == "small \"one\"");
  CHECK(std::memcmp(again.tensors[1].bytes.data(), small.data(), 3) == 0);
}

TEST_CASE("a file with a wrong length is refused", "[safetensors]") {
  CHECK_THROWS_MATCHES(parse(bytes_of("1234567"), "x"), Error,
                       Message("x: not a safetensors file: it has 7 bytes, its header needs more"));
  CHECK_THROWS_MATCHES(parse(bytes_of(std::string(8, '\xff')), "x"), Error,
                       Message("x: not a safetensors file: its first 8 bytes announce a header of "
                               "18446744073709551615 bytes, the file has 8"));
  CHECK_THROWS_AS(parse(file_of("", 0), "x"), Error);
  CHECK_THROWS_AS(parse(file_of("[]", 0), "x"), Error);
  CHECK_THROWS_AS(parse(file_of("{", 0), "x"), Error);
  CHECK_NOTHROW(parse(file_of("{}", 0), "x"));
  CHECK_THROWS_MATCHES(parse_file("{}", 3), Error,
                       Message("x: 3 bytes after the last tensor belong to none"));
}

TEST_CASE("a file that ends early is told to be cut short", "[safetensors]") {
  const auto whole = file_of(R"({"a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]}})", 4);
  const std::string all = std::to_string(whole.size());
  const std::string header = std::to_string(whole.size() - 4);
  for (std::size_t size = 9; size < whole.size(); ++size) {
    const std::string told = size < whole.size() - 4 ? "at least " + header : all;
    CHECK_THROWS_MATCHES(parse(std::span(whole).first(size), "x"), Error,
                         Message("x: is cut short: " + std::to_string(size) + " of " + told +
                                 " bytes are there; fetch the file again"));
  }
}

TEST_CASE("tensors that overlap or leave holes are refused", "[safetensors]") {
  const auto two = [](std::string first, std::string second) {
    return R"({"a":{"dtype":"I8","shape":[4],"data_offsets":)" + first +
           R"(},"b":{"dtype":"I8","shape":[4],"data_offsets":)" + second + "}}";
  };
  CHECK_NOTHROW(parse_file(two("[0,4]", "[4,8]"), 8));
  CHECK_NOTHROW(parse_file(two("[4,8]", "[0,4]"), 8));
  CHECK_THROWS_MATCHES(parse_file(two("[0,4]", "[3,7]"), 7), Error,
                       Message("x: tensor \"b\" overlaps the one before it"));
  CHECK_THROWS_MATCHES(parse_file(two("[0,4]", "[5,9]"), 9), Error,
                       Message("x: tensor \"b\" leaves a hole before it"));
  CHECK_THROWS_AS(parse_file(two("[1,5]", "[5,9]"), 9), Error);
  CHECK_THROWS_AS(parse_file(two("[0,4]", "[0,4]"), 4), Error);
  CHECK_THROWS_AS(parse_file(two("[0,4]", "[4,8]"), 7), Error);
  CHECK_THROWS_AS(parse_file(two("[0,4]", "[8,4]"), 8), Error);
  CHECK_THROWS_AS(parse_file(two("[0,4]", "[-4,0]"), 8), Error);
}

TEST_CASE("a tensor whose entry makes no sense is refused by name", "[safetensors]") {
  const auto one = [](std::string entry) { return R"({"a":{)" + entry + "}}"; };
  CHECK_THROWS_MATCHES(
      parse_file(one(R"("dtype":"F32","shape":[3],"data_offsets":[0,8])"), 8), Error,
      Message("x: tensor \"a\": shape [3] of F32 does not fill its 8 bytes exactly"));
  CHECK_THROWS_MATCHES(
      parse_file(one(R"("dtype":"BF16","shape":[4],"data_offsets":[0,8])"), 8), Error,
      Message("x: tensor \"a\": type \"BF16\" is unknown; weights are F32, F16 or I8"));
  for (const auto entry : {
           R"("dtype":"I8","shape":[-8],"data_offsets":[0,8])",
           R"("dtype":"I8","shape":[4294967296,4294967296,8],"data_offsets":[0,8])",
           R"("dtype":"F32","shape":[4611686018427387906],"data_offsets":[0,8])",
           R"("dtype":"I8","shape":8,"data_offsets":[0,8])",
           R"("dtype":"I8","shape":[8],"data_offsets":[0])",
           R"("dtype":"I8","shape":[8],"data_offsets":[0,4,8])",
           R"("dtype":"I8","shape":[8],"data_offsets":["0",8])",
           R"("dtype":"I8","shape":[8.0],"data_offsets":[0,8])",
           R"("dtype":"I8","shape":[1,1,1,1,1,1,1,1,8],"data_offsets":[0,8])",
           R"("dtype":"I8","shape":[8])",
           R"("dtype":"I8","shape":[8],"data_offsets":[0,8],"more":1)",
           R"("dtype":"I8","dtype":"I8","shape":[8],"data_offsets":[0,8])",
       })
    CHECK_THROWS_AS(parse_file(one(entry), 8), Error);
}

TEST_CASE("names that come twice and metadata that are no texts are refused", "[safetensors]") {
  CHECK_THROWS_MATCHES(parse_file(R"({"a":{"dtype":"I8","shape":[0],"data_offsets":[0,0]},)"
                                  R"("a":{"dtype":"I8","shape":[0],"data_offsets":[0,0]}})",
                                  0),
                       Error, Message("x: tensor \"a\" comes twice"));
  CHECK_THROWS_AS(parse_file(R"({"__metadata__":{},"__metadata__":{}})", 0), Error);
  CHECK_THROWS_MATCHES(parse_file(R"({"__metadata__":{"k":"1","k":"2"}})", 0), Error,
                       Message("x: metadata: \"k\" comes twice"));
  CHECK_THROWS_MATCHES(parse_file(R"({"__metadata__":{"k":1}})", 0), Error,
                       Message("x: metadata: \"k\" must be a text"));
  CHECK_THROWS_AS(parse_file(R"({"__metadata__":[]})", 0), Error);
}
