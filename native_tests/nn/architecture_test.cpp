#include "core/nn/architecture.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/nn/layers/read_layer.hpp"
#include "core/nn/network.hpp"

using namespace scrawl;
using namespace scrawl::nn;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;

namespace {

/// An architecture of these layers on a 28 x 28 image.
std::string with_layers(const std::string& layers) {
  return R"({"input": [28, 28, 1], "layers": [)" + layers + "]}";
}

void build(const std::string& json) {
  build_layers<float>(parse_architecture(json, "test.json"));
}

struct BadCase {
  const char* json;
  const char* message;
};

}  // namespace

TEST_CASE("every layer type and field survives a round trip through JSON", "[architecture]") {
  const char* const json =
      R"({"input":[28,20,3],"layers":[)"
      R"({"type":"conv2d","filters":4,"kernel":[5,3],"stride":[2,1],"padding":"same","bias":false},)"
      R"({"type":"batch_norm2d","momentum":0.9,"epsilon":0.01},{"type":"relu"},)"
      R"({"type":"max_pool2d","pool":[3,2],"stride":[1,2]},{"type":"dropout","rate":0.25},)"
      R"({"type":"global_average_pool"},{"type":"flatten"},{"type":"dense","units":10}],)"
      R"("head":"sigmoid"})";
  const Architecture architecture = parse_architecture(json, "test.json");
  CHECK(to_json(architecture) == json);
  const auto layers = build_layers<float>(architecture);
  REQUIRE(layers.size() == 8);
  CHECK(layers[0]->output_shape() == Shape{14, 20, 4});
  CHECK(layers[3]->output_shape() == Shape{12, 10, 4});
  CHECK(layers[5]->output_shape() == Shape{1, 1, 4});
  for (std::size_t i = 0; i < layers.size(); ++i) {
    CHECK_THAT(json, ContainsSubstring("\"type\":\"" + std::string(layers[i]->type()) + "\""));
  }
}

TEST_CASE("missing fields have the defaults of Keras", "[architecture]") {
  const Architecture architecture = parse_architecture(
      with_layers(R"({"type": "conv2d", "filters": 2}, {"type": "max_pool2d", "pool": [3, 4]},
                     {"type": "batch_norm2d"}, {"type": "dropout"})"),
      "test.json");
  CHECK(architecture.head == Head::softmax);
  const auto& conv = std::get<Conv2dSpec>(architecture.layers[0]);
  CHECK(conv.kernel_height == 3);
  CHECK(conv.kernel_width == 3);
  CHECK(conv.stride_height == 1);
  CHECK(conv.padding == Padding::valid);
  CHECK(conv.bias);
  const auto& pool = std::get<MaxPool2dSpec>(architecture.layers[1]);
  CHECK(pool.stride_height == 3);
  CHECK(pool.stride_width == 4);
  CHECK(std::get<BatchNorm2dSpec>(architecture.layers[2]).momentum == 0.99);
  CHECK(std::get<BatchNorm2dSpec>(architecture.layers[2]).epsilon == 1e-3);
}

TEST_CASE("bad descriptions are refused with the place and the reason", "[architecture]") {
  const auto [json, message] = GENERATE(values<BadCase>({
      {"", "test.json: not valid JSON at line 1"},
      {"{\n \"input\": [28, 28 1]}", "line 2, column 19"},
      {"[]", "object"},
      {R"({"layers": []})", "\"input\" is missing"},
      {R"({"input": [28, 28], "layers": []})", "input: expected [height, width, channels]"},
      {R"({"input": [28, 28, 0], "layers": []})", "input[2]: expected a whole number"},
      {R"({"input": [28, 28, 1.5], "layers": []})", "input[2]: expected a whole number"},
      {R"({"input": [28, 99999999, 1], "layers": []})", "input[1]: expected a whole number"},
      {R"({"input": [4096, 4096, 65536], "layers": [{"type": "relu"}]})", "too large"},
      {R"({"input": [28, 28, 1], "layers": []})", "layers: expected 1 to 64 layers"},
      {R"({"input": [1, 1, 1], "layers": [{"type": "relu"}], "heads": 1})",
       "unknown key \"heads\""},
      {R"({"input": [1, 1, 1], "layers": [{"type": "relu"}], "head": "tanh"})",
       "head: expected \"softmax\" or \"sigmoid\""},
      {R"({"input": [1, 1, 1], "layers": [{"type": "relu"}], "input": [2, 2, 2]})", "twice"},
  }));
  CAPTURE(json);
  CHECK_THROWS_MATCHES(build(json), Error, MessageMatches(ContainsSubstring(message)));
}

TEST_CASE("bad layers are refused with their place and the reason", "[architecture]") {
  const auto [layers, message] = GENERATE(values<BadCase>({
      {R"({"filters": 3})", "layers[0]: \"type\" is missing"},
      {R"({"type": "lstm"})", "layers[0].type: unknown layer type \"lstm\"; known: conv2d"},
      {R"({"type": "relu"}, {"type": "relu", "slope": 0.1})", "layers[1]: unknown key \"slope\""},
      {R"({"type": "conv2d"})", "layers[0]: \"filters\" is missing"},
      {R"({"type": "conv2d", "filters": -1})", "layers[0].filters: expected a whole number"},
      {R"({"type": "conv2d", "filters": 3, "kernel": 3})", "layers[0].kernel: expected a list"},
      {R"({"type": "conv2d", "filters": 3, "kernel": [3]})", "expected [height, width]"},
      {R"({"type": "conv2d", "filters": 3, "stride": [0, 1]})", "layers[0].stride[0]: expected"},
      {R"({"type": "conv2d", "filters": 3, "padding": "full"})",
       "layers[0].padding: expected \"valid\" or \"same\""},
      {R"({"type": "conv2d", "filters": 3, "bias": 1})", "layers[0].bias: expected true or false"},
      {R"({"type": "conv2d", "filters": 3, "kernel": [29, 3]})",
       "layers[0]: a kernel of 29 x 3 does not fit an input of 28 x 28 x 1"},
      {R"({"type": "conv2d", "filters": 3, "padding": [1, 1]})",
       "layers[0].padding: expected [top, left, bottom, right]"},
      {R"({"type": "conv2d", "filters": 3, "kernel": [9, 1], "dilation": [4, 1]})",
       "layers[0]: a kernel of 33 x 1 does not fit an input of 28 x 28 x 1"},
      {R"({"type": "conv2d", "filters": 1, "kernel": [64, 64], "dilation": [64, 64],
           "padding": "same"})",
       "layers[0]: too much work"},
      {R"({"type": "conv2d", "filters": 60000, "kernel": [28, 28]},
          {"type": "conv2d", "filters": 1, "kernel": [1, 1], "stride": [64, 64],
           "padding": [64, 64, 64, 64]})",
       "layers[1]: too much work"},
      {R"({"type": "depthwise_conv2d", "multiplier": 0})", "layers[0].multiplier: expected"},
      {R"({"type": "depthwise_conv2d", "kernel": [29, 1]})",
       "layers[0]: a kernel of 29 x 1 does not fit an input of 28 x 28 x 1"},
      {R"({"type": "conv2d", "filters": 6000, "kernel": [1, 1]},
          {"type": "depthwise_conv2d", "kernel": [64, 64], "padding": "same"})",
       "layers[1]: too much work"},
      {R"({"type": "conv2d", "filters": 65536, "kernel": [28, 28]},
          {"type": "depthwise_conv2d", "multiplier": 65536, "kernel": [1, 1]})",
       "layers[1]: it has too many channels"},
      {R"({"type": "batch_norm1d"})", "layers[0]: batch_norm1d needs a flat input"},
      {R"({"type": "average_pool2d", "padding": [0, 0, -1, 0]})", "layers[0].padding[2]: expected"},
      {R"({"type": "max_pool2d", "padding": [0, 0, 0, 2]})",
       "layers[0]: the padding must be smaller than the pool"},
      {R"({"type": "average_pool2d", "pool": [29, 1]})",
       "layers[0]: a pool of 29 x 1 does not fit an input of 28 x 28 x 1"},
      {R"({"type": "conv2d", "filters": 9000, "kernel": [1, 1]},
          {"type": "average_pool2d", "pool": [64, 64], "stride": [1, 1], "padding": "same"})",
       "layers[1]: too much work"},
      {R"({"type": "dropout", "rate": 1})", "layers[0].rate: expected a number in"},
      {R"({"type": "batch_norm2d", "epsilon": 0})", "layers[0].epsilon: expected a number in"},
      {R"({"type": "dense", "units": 10})", "layers[0]: dense needs a flat input, not 28 x 28 x 1"},
      {R"({"type": "flatten"}, {"type": "max_pool2d"})",
       "layers[1]: a pool of 2 x 2 does not fit an input of 1 x 1 x 784"},
      {R"({"type": "relu"})", "layers[0]: the last layer must put out a flat vector"},
      {R"({"type": "conv2d", "filters": 65536, "padding": "same"})",
       "layers[0]: the output of 28 x 28 x 65536 is too large"},
      {R"({"type": "conv2d", "filters": 65536, "kernel": [28, 28]},
          {"type": "conv2d", "filters": 65536, "kernel": [1, 1]})",
       "layers[1]: the kernel is too large"},
      {R"({"type": "conv2d", "filters": 20000, "kernel": [1, 1], "padding": "same"},
          {"type": "conv2d", "filters": 1, "kernel": [50, 50], "padding": "same"})",
       "layers[1]: too much work"},
      {R"({"type": "flatten"}, {"type": "dense", "units": 65536}, {"type": "dense", "units": 300})",
       "layers[2]: the network has too many parameters"},
  }));
  CAPTURE(layers);
  CHECK_THROWS_MATCHES(build(with_layers(layers)), Error,
                       MessageMatches(ContainsSubstring(message)));
}

TEST_CASE("fields that few networks need are written where they are used", "[architecture]") {
  const auto written = [](const std::string& layer) {
    return to_json(parse_architecture(with_layers(layer), "test.json"));
  };
  CHECK_THAT(written(R"({"type": "max_pool2d", "padding": "valid"})"),
             !ContainsSubstring("padding"));
  CHECK_THAT(written(R"({"type": "max_pool2d", "padding": "same"})"),
             ContainsSubstring(R"("padding":"same")"));
  CHECK_THAT(written(R"({"type": "max_pool2d", "padding": [1, 0, 0, 1]})"),
             ContainsSubstring(R"("padding":[1,0,0,1])"));
}

TEST_CASE("a program that links some layers reads no others, nor their rare fields",
          "[architecture]") {
  const auto read = [](const char* text) {
    const auto document = json::parse(text, "test.json");
    return read_layer<LayerTypes<ReluSpec, MaxPool2dSpec>>(json::Node(document, "test.json"));
  };
  CHECK(std::holds_alternative<MaxPool2dSpec>(read(R"({"type": "max_pool2d"})")));
  CHECK_THROWS_AS(read(R"({"type": "elu"})"), Error);
  CHECK_THROWS_AS(read(R"({"type": "max_pool2d", "padding": "same"})"), Error);
}

TEST_CASE("more than 64 layers and endless nesting are refused", "[architecture]") {
  std::string many = R"({"type": "relu"})";
  for (int i = 0; i < 64; ++i) many += R"(, {"type": "relu"})";
  CHECK_THROWS_AS(build(with_layers(many)), Error);
  CHECK_THROWS_AS(build(std::string(1'000'000, '[')), Error);
  CHECK_THROWS_AS(
      build(R"({"input": )" + std::string(100'000, '[') + std::string(100'000, ']') + "}"), Error);
}
