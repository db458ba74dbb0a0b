#include "core/model/model.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <string>

#include "core/error.hpp"
#include "core/model/quantise.hpp"
#include "core/model/safetensors.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::Message;
using Catch::Matchers::MessageMatches;
using namespace scrawl;

namespace {

/// Small, but with every role of parameter: conv, batch norm, dense.
Model small_model() {
  Random random(11);
  const auto architecture = nn::parse_architecture(
      R"({"input": [6, 6, 1], "layers": [
           {"type": "conv2d", "filters": 3, "kernel": [3, 3]}, {"type": "batch_norm2d"},
           {"type": "relu"}, {"type": "flatten"}, {"type": "dense", "units": 10}]})",
      "small");
  Model model{nn::Network<float>(architecture, random)};
  for (int i = 0; i < 10; ++i) model.classes.push_back(std::to_string(i));
  model.preprocessing = {.size = 6, .box = 4, .pen_width = 1.3};
  model.calibration = {.temperature = 1.7, .unsure_below = 0.6, .reject_below = 0.125};
  model.provenance = R"({"data":"made up","seed":11})";
  model.self_check = SelfCheck{std::vector<std::uint8_t>(36), {}};
  for (std::uint8_t i = 0; i < 36; ++i) model.self_check->pixels[i] = 7 * i;
  return model;
}

std::span<float> values_of(nn::Network<float>& network, std::string_view name) {
  for (const auto& slot : network.slots())
    if (slot.name == name)
      return network.weights().subspan(static_cast<std::size_t>(slot.offset),
                                       static_cast<std::size_t>(slot.spec.size()));
  FAIL("no parameter " << name);
  return {};
}

std::vector<float> weights_of(const nn::Network<float>& network) {
  return {network.weights().begin(), network.weights().end()};
}

/// Takes a saved model apart, lets `change` work on it, and loads what comes out.
Model load_changed(const std::function<void(safetensors::File&)>& change,
                   WeightType weight_type = WeightType::f32) {
  const auto bytes = save_model(small_model(), weight_type);
  auto file = safetensors::parse(bytes, "saved");
  change(file);
  return load_model(safetensors::write(file), "x");
}

safetensors::Tensor& tensor_of(safetensors::File& file, std::string_view name) {
  for (auto& tensor : file.tensors)
    if (tensor.name == name) return tensor;
  FAIL("no tensor " << name);
  return file.tensors.front();
}

}  // namespace

TEST_CASE("a model comes back from its file as it was", "[model]") {
  const auto model = small_model();
  const auto again = load_model(save_model(model, WeightType::f32), "x");
  CHECK(weights_of(again.network) == weights_of(model.network));
  CHECK(nn::to_json(again.network.architecture()) == nn::to_json(model.network.architecture()));
  CHECK(again.classes == model.classes);
  CHECK(again.preprocessing.size == 6);
  CHECK(again.preprocessing.box == 4);
  CHECK(again.preprocessing.pen_width == 1.3);
  CHECK(again.calibration.temperature == 1.7);
  CHECK(again.calibration.unsure_below == 0.6);
  CHECK(again.calibration.reject_below == 0.125);
  CHECK(again.provenance == model.provenance);
  CHECK(again.weight_type == WeightType::f32);
  REQUIRE(again.self_check);
  CHECK(again.self_check->pixels == model.self_check->pixels);
  CHECK(again.self_check->probabilities.size() == 10);
}

TEST_CASE("narrow weights come back as they were said to", "[model]") {
  const auto model = small_model();
  for (const auto weight_type : {WeightType::f16, WeightType::int8}) {
    const auto bytes = save_model(model, weight_type);
    CHECK(bytes.size() < save_model(model, WeightType::f32).size());
    auto again = load_model(bytes, "x");
    CHECK(again.weight_type == weight_type);
    CHECK(weights_of(again.network) == weights_of(quantised(model.network, weight_type)));
    CHECK(weights_of(again.network) != weights_of(model.network));
    // A second trip changes nothing, and only kernels were touched.
    CHECK(weights_of(quantised(again.network, weight_type)) == weights_of(again.network));
    auto original = model.network;
    const auto bias = values_of(original, "4.bias"),
               bias_again = values_of(again.network, "4.bias");
    CHECK(std::equal(bias.begin(), bias.end(), bias_again.begin()));
  }
}

TEST_CASE("a file cut anywhere is refused", "[model]") {
  const auto bytes = save_model(small_model(), WeightType::int8);
  for (std::size_t length = 0; length < bytes.size(); ++length)
    REQUIRE_THROWS_AS(load_model(std::span(bytes).first(length), "x"), Error);
}

TEST_CASE("a file with any byte changed loads or is refused, and nothing else", "[model]") {
  Random random(5);
  for (const auto weight_type : {WeightType::f32, WeightType::f16, WeightType::int8}) {
    const auto bytes = save_model(small_model(), weight_type);
    int refused = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      auto changed = bytes;
      changed[i] ^= static_cast<std::byte>(1 + random.below(255));
      try {
        load_model(changed, "x");
      } catch (const Error&) {
        ++refused;
      }
    }
    CHECK(refused > 500);
  }
}

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

TEST_CASE("the self-check finds weights that are not the ones saved", "[model]") {
  std::vector<std::byte> memory;
  CHECK_THROWS_MATCHES(load_changed([&](auto& file) {
                         auto& bias = tensor_of(file, "4.bias");
                         memory.assign(bias.bytes.begin(), bias.bytes.end());
                         const float value = 0.5;
                         std::memcpy(memory.data(), &value, 4);
                         bias.bytes = memory;
                       }),
                       Error, MessageMatches(ContainsSubstring("x: the self-check fails: class ")));
  CHECK_NOTHROW(load_changed([](auto& file) { file.metadata.erase("self_check"); }));
}

TEST_CASE("metadata that nobody knows are ignored, and defaults fill what may be missing",
          "[model]") {
  const auto model = load_changed([](auto& file) {
    file.metadata["comment"] = "not JSON {";
    for (const auto key : {"classes", "calibration", "provenance"}) file.metadata.erase(key);
  });
  CHECK(model.classes.at(7) == "7");
  CHECK(model.calibration.temperature == 1);
  CHECK(model.provenance == "{}");
}

TEST_CASE("metadata that are missing, broken or contradictory are refused", "[model]") {
  const auto load_with = [](std::string key, std::string value) {
    return load_changed([&](auto& file) { file.metadata[key] = value; });
  };
  CHECK_THROWS_MATCHES(load_changed([](auto& file) { file.metadata.erase("format"); }), Error,
                       MessageMatches(ContainsSubstring("some other program's weights")));
  CHECK_THROWS_MATCHES(load_with("format", "scrawl 2"), Error,
                       Message("x: the format is \"scrawl 2\", this program reads \"scrawl 1\""));
  CHECK_THROWS_AS(load_changed([](auto& file) { file.metadata.erase("architecture"); }), Error);
  CHECK_THROWS_MATCHES(load_with("classes", R"(["0", 1])"), Error,
                       Message("x: metadata classes: [1]: expected a text in quotes"));
  CHECK_THROWS_MATCHES(load_with("classes", R"(["0", "1"])"), Error,
                       Message("x: 2 class names for 10 outputs of the network"));
  CHECK_THROWS_MATCHES(load_with("classes", R"(["0","1","2","3","4","5","6","7","8","0"])"), Error,
                       Message("x: the class \"0\" comes twice"));
  CHECK_THROWS_MATCHES(load_with("preprocessing", R"({"size":28,"box":20,"pen_width":2.4})"), Error,
                       Message("x: the network reads 6 x 6 x 1 values, the preprocessing makes "
                               "pictures of 28 x 28 x 1"));
  for (const auto text :
       {"{}", "[]", "", R"({"size":6,"box":7,"pen_width":1})",
        R"({"size":6,"box":1,"pen_width":6})", R"({"size":6,"box":4,"pen_width":2.1})",
        R"({"size":6,"box":4,"pen_width":0})", R"({"size":6,"box":4,"pen_width":1e9})",
        R"({"size":-6,"box":4,"pen_width":1})"})
    CHECK_THROWS_AS(load_with("preprocessing", text), Error);
  for (const auto text :
       {R"({"temperature":0,"unsure_below":0,"reject_below":0})",
        R"({"temperature":1,"unsure_below":2,"reject_below":0})",
        R"({"temperature":1,"unsure_below":0,"reject_below":-1})", R"({"temperature":1})"})
    CHECK_THROWS_AS(load_with("calibration", text), Error);
  CHECK_THROWS_AS(load_with("provenance", "[1]"), Error);
  CHECK_THROWS_AS(load_with("provenance", "{"), Error);
  for (const auto text : {R"({"pixels":[1],"probabilities":[]})", "{}", "[1]",
                          R"({"pixels":[256],"probabilities":[0.5]})"})
    CHECK_THROWS_AS(load_with("self_check", text), Error);
}

TEST_CASE("a network that takes too long for one picture is refused, before it is trained as well",
          "[model]") {
  // Few weights, but each at 65,536 places.
  const std::string slow =
      R"({"input":[256,256,1],"layers":[{"type":"conv2d","filters":8,"kernel":[3,3],)"
      R"("padding":"same"},{"type":"conv2d","filters":64,"kernel":[3,3],"padding":"same"},)"
      R"({"type":"global_average_pool"},{"type":"dense","units":10}]})";
  Random random(1);
  const auto message =
      MessageMatches(ContainsSubstring("306 million multiplications a picture, 300 million"));
  const auto architecture = nn::parse_architecture(slow, "slow");
  CHECK_THROWS_MATCHES(untrained_model(architecture, random, "slow"), Error, message);
  Model model{.network = nn::Network<float>(architecture, random)};
  for (int i = 0; i < 10; ++i) model.classes.push_back(std::to_string(i));
  model.preprocessing.size = 256;
  CHECK_THROWS_MATCHES(load_model(save_model(model, WeightType::f32), "x"), Error, message);
}

TEST_CASE("an architecture too large for memory is refused before it is built", "[model]") {
  const auto load_with = [](std::string architecture) {
    return load_changed([&](auto& file) { file.metadata["architecture"] = architecture; });
  };
  CHECK_THROWS_AS(load_with(R"({"input":[28,28,1],"layers":[{"type":"flatten"},)"
                            R"({"type":"dense","units":65536}]})"),
                  Error);
  std::string deep = R"({"input":[4000,4000,1],"layers":[)";
  for (int i = 0; i < 60; ++i) deep += R"({"type":"relu"},)";
  CHECK_THROWS_MATCHES(load_with(deep + R"({"type":"global_average_pool"}]})"), Error,
                       Message("x: the network needs too much memory for one picture"));
  CHECK_THROWS_MATCHES(load_with(R"({"input":[6,6,1],"layers":[{"type":"dense","units":10}]})"),
                       Error,
                       MessageMatches(ContainsSubstring("x: metadata architecture: layers[0]: ")));
}

TEST_CASE("what could not be loaded again is not saved", "[model]") {
  auto model = small_model();
  values_of(model.network, "4.bias")[0] = std::numeric_limits<float>::quiet_NaN();
  CHECK_THROWS_MATCHES(save_model(model, WeightType::f32), Error,
                       MessageMatches(ContainsSubstring("\"4.bias\"")));
  model = small_model();
  values_of(model.network, "4.kernel")[0] = 1e6;
  CHECK_THROWS_MATCHES(save_model(model, WeightType::f16), Error,
                       MessageMatches(ContainsSubstring("too large for f16")));
  CHECK_NOTHROW(save_model(model, WeightType::int8));
  model = small_model();
  model.classes.pop_back();
  CHECK_THROWS_AS(save_model(model, WeightType::f32), Error);
  model = small_model();
  model.self_check->pixels.pop_back();
  CHECK_THROWS_AS(save_model(model, WeightType::f32), Error);
}
