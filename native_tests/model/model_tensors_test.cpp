// Which tensors a model file must and may contain.

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstring>
#include <limits>

#include "core/error.hpp"
#include "native_tests/model/small_model.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::Message;
using Catch::Matchers::MessageMatches;
using namespace scrawl;
using namespace scrawl::testing;

TEST_CASE("tensors must be the architecture's", "[model]") {
  CHECK_THROWS_MATCHES(load_changed([](auto& file) { tensor_of(file, "4.bias").name = "4.bais"; }),
                       Error,
                       Message("x: tensor \"4.bias\" is missing; the architecture needs it with "
                               "shape [10]"));
  CHECK_THROWS_MATCHES(load_changed([](auto& file) {
                         file.tensors.push_back({"extra", safetensors::Dtype::f32, {0}, {}});
                       }),
                       Error, Message("x: tensor \"extra\" is unknown to the architecture"));
  CHECK_THROWS_MATCHES(
      load_changed([](auto& file) {
        tensor_of(file, "0.kernel").shape = {1, 3, 3, 3};
      }),
      Error,
      Message("x: tensor \"0.kernel\" has shape [1, 3, 3, 3], the architecture needs [3, 3, 1, "
              "3]"));
  CHECK_THROWS_MATCHES(load_changed([](auto& file) { file.tensors.clear(); }), Error,
                       Message("x: the architecture has 532 weights, the file only 0"));
}

TEST_CASE("weights must be numbers", "[model]") {
  const auto load_with = [](std::string_view name, float value) {
    std::vector<std::byte> memory;
    return load_changed([&](auto& file) {
      auto& tensor = tensor_of(file, name);
      memory.assign(tensor.bytes.begin(), tensor.bytes.end());
      std::memcpy(memory.data() + 4, &value, 4);
      tensor.bytes = memory;
    });
  };
  CHECK_THROWS_MATCHES(load_with("4.kernel", std::numeric_limits<float>::quiet_NaN()), Error,
                       Message("x: tensor \"4.kernel\" holds NaN or infinity at place 1"));
  CHECK_THROWS_AS(load_with("4.bias", -std::numeric_limits<float>::infinity()), Error);
  CHECK_THROWS_MATCHES(load_with("1.variance", -1), Error,
                       Message("x: tensor \"1.variance\" holds a negative variance at place 1"));
}

TEST_CASE("int8 needs its scales, on kernels only", "[model]") {
  CHECK_THROWS_MATCHES(load_changed(
                           [](auto& file) {
                             std::erase_if(file.tensors, [](const auto& tensor) {
                               return tensor.name == "0.kernel.scale";
                             });
                           },
                           WeightType::int8),
                       Error,
                       Message("x: tensor \"0.kernel.scale\" is missing; the architecture needs it "
                               "with shape [3]"));
  const std::vector<std::int8_t> small(480, -128);
  CHECK_THROWS_MATCHES(
      load_changed(
          [&](auto& file) { tensor_of(file, "4.kernel").bytes = std::as_bytes(std::span(small)); },
          WeightType::int8),
      Error, Message("x: tensor \"4.kernel\" holds -128; int8 weights lie in -127..127"));
  CHECK_THROWS_AS(load_changed([&](auto& file) {
                    tensor_of(file, "4.bias").dtype = safetensors::Dtype::i8;
                    tensor_of(file, "4.bias").bytes = std::as_bytes(std::span(small).first(10));
                  }),
                  Error);
}

TEST_CASE("kernels of different types are refused", "[model]") {
  const std::vector<std::uint16_t> halves(27);
  CHECK_THROWS_MATCHES(load_changed([&](auto& file) {
                         auto& kernel = tensor_of(file, "0.kernel");
                         kernel.dtype = safetensors::Dtype::f16;
                         kernel.bytes = std::as_bytes(std::span(halves));
                         file.metadata.erase("self_check");
                       }),
                       Error, MessageMatches(ContainsSubstring("kernels must be of one type")));
}
