#include "core/model/model.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>
#include <set>

#include "core/error.hpp"
#include "native_tests/model/small_model.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using namespace scrawl;
using namespace scrawl::testing;

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
    // A second round trip changes nothing, and only kernels are rounded.
    CHECK(weights_of(quantised(again.network, weight_type)) == weights_of(again.network));
    auto original = model.network;
    const auto bias = values_of(original, "4.bias"),
               bias_again = values_of(again.network, "4.bias");
    CHECK(std::equal(bias.begin(), bias.end(), bias_again.begin()));
  }
}

TEST_CASE("each channel of a depthwise kernel has its own scale in int8", "[model]") {
  nn::Network<float> network(nn::parse_architecture(
      R"({"input": [4, 4, 2], "layers": [{"type": "depthwise_conv2d", "kernel": [1, 2],
          "multiplier": 2, "bias": false}, {"type": "global_average_pool"}]})",
      "test"));
  const float kernel[] = {1000, 100, 10, 1, 500, 50, 5, 0.5f};
  std::copy(std::begin(kernel), std::end(kernel), network.weights().begin());
  const auto small = quantised(network, WeightType::int8);
  for (std::size_t i = 0; i < 8; ++i) {
    CHECK(std::abs(small.weights()[i] / kernel[i] - 1) < 0.01f);
  }
}

TEST_CASE("int6 rounds large kernels to 31 steps and leaves small ones as int8 has them",
          "[model]") {
  nn::Network<float> network(nn::parse_architecture(
      R"({"input": [28, 28, 1], "layers": [{"type": "flatten"}, {"type": "dense", "units": 20},
                                           {"type": "relu"}, {"type": "dense", "units": 10}]})",
      "two"));
  Random random(1);
  for (float& weight : network.weights()) weight = static_cast<float>(random.normal());
  auto coarse = quantised(network, WeightType::int6), fine = quantised(network, WeightType::int8);
  const auto distinct = [](nn::Network<float>& of, std::string_view name, std::size_t units) {
    std::set<float> values;  // of the first unit
    for (std::size_t i = 0; i < values_of(of, name).size(); i += units)
      values.insert(values_of(of, name)[i]);
    return values.size();
  };
  CHECK(distinct(coarse, "1.kernel", 20) <= 63);
  CHECK(distinct(fine, "1.kernel", 20) > 100);
  const auto small = values_of(coarse, "3.kernel"), as_before = values_of(fine, "3.kernel");
  CHECK(std::equal(small.begin(), small.end(), as_before.begin()));
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
  model = small_model();
  for (float& weight : values_of(model.network, "4.kernel")) weight = 3e38f;
  CHECK_THROWS_MATCHES(save_model(model, WeightType::f32), Error,
                       MessageMatches(ContainsSubstring("its answers are no numbers")));
}
