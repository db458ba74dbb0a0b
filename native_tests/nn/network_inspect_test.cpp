#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <numeric>

#include "core/nn/inspect.hpp"
#include "native_tests/nn/gradient_check.hpp"

using namespace scrawl;
using namespace scrawl::nn;

namespace {

Network<float> network_of(const char* layers) {
  Random random(5);
  return {parse_architecture(std::string(R"({"input": [11, 9, 1], "layers": [)") + layers + "]}",
                             "test"),
          random};
}

Network<float> usual() {
  return network_of(
      R"({"type": "conv2d", "filters": 3, "kernel": [3, 3], "stride": [2, 2]}, {"type": "relu"},
         {"type": "conv2d", "filters": 2, "kernel": [3, 3], "padding": "same"},
         {"type": "max_pool2d"}, {"type": "flatten"}, {"type": "dense", "units": 4})");
}

std::vector<float> random_input() {
  Random random(6);
  std::vector<float> input(99);
  for (float& value : input) value = static_cast<float>(random.uniform());
  return input;
}

std::vector<std::vector<float>> copied(const Network<float>& network,
                                       const std::vector<float>& input) {
  Workspace<float> workspace;
  std::vector<std::vector<float>> result;
  for (const auto& values : activations(network, input, workspace)) {
    result.emplace_back(values.begin(), values.end());
  }
  return result;
}

}  // namespace

TEST_CASE("an output value depends on exactly the pixels of its receptive field", "[inspect]") {
  const Network<float> network = usual();
  const auto fields = receptive_fields(network);
  const std::vector<float> input = random_input();
  const auto before = copied(network, input);
  // For each layer and place the pixels that change anything there.
  for (std::size_t layer = 0; layer < fields.size(); ++layer) {
    const Shape shape = network.layers()[layer]->output_shape();
    std::vector<std::vector<std::size_t>> seen(
        static_cast<std::size_t>(shape.height * shape.width));
    for (std::size_t pixel = 0; pixel < input.size(); ++pixel) {
      std::vector<float> changed = input;
      // Large and of both signs, so that neither ReLU nor maximum hides it.
      for (const float value : {-1000.0f, 1000.0f}) {
        changed[pixel] = value;
        const auto after = copied(network, changed);
        for (std::size_t i = 0; i < after[layer].size(); ++i) {
          const std::size_t place = i / static_cast<std::size_t>(shape.channels);
          if (after[layer][i] != before[layer][i]) seen[place].push_back(pixel);
        }
      }
    }
    for (Index y = 0; y < shape.height; ++y) {
      for (Index x = 0; x < shape.width; ++x) {
        const auto& [vertical, horizontal] = fields[layer];
        const Index top = vertical.first + y * vertical.step;
        const Index left = horizontal.first + x * horizontal.step;
        std::vector<std::size_t> expected;
        for (Index row = std::max<Index>(top, 0); row < std::min<Index>(top + vertical.size, 11);
             ++row) {
          for (Index column = std::max<Index>(left, 0);
               column < std::min<Index>(left + horizontal.size, 9); ++column) {
            expected.push_back(static_cast<std::size_t>(row * 9 + column));
          }
        }
        auto& pixels = seen[static_cast<std::size_t>(y * shape.width + x)];
        std::sort(pixels.begin(), pixels.end());
        pixels.erase(std::unique(pixels.begin(), pixels.end()), pixels.end());
        CAPTURE(layer, y, x);
        CHECK(pixels == expected);
      }
    }
  }
}

TEST_CASE("the last activations are the logits, and flattening renames", "[inspect]") {
  const Network<float> network = usual();
  const std::vector<float> input = random_input();
  const auto outputs = copied(network, input);
  Workspace<float> workspace;
  const auto logits = network.infer({input.data(), 1, 99}, workspace);
  REQUIRE(outputs.size() == network.layers().size());
  CHECK(outputs.back() == std::vector<float>(logits.data(), logits.data() + logits.size()));
  CHECK(outputs[4] == outputs[3]);
}

TEST_CASE("a filter computes its channel", "[inspect]") {
  const Network<float> network = usual();
  const std::vector<float> input = random_input();
  const auto outputs = copied(network, input);
  for (Index channel = 0; channel < 3; ++channel) {
    const std::vector<float> filter = filter_of(network, 0, channel).weights;
    REQUIRE(filter.size() == 9);
    float sum = 0;
    for (std::size_t i = 0; i < 9; ++i) sum += filter[i] * input[i / 3 * 9 + i % 3];
    CHECK(std::abs(sum - outputs[0][static_cast<std::size_t>(channel)]) < 1e-5f);
  }
  const Filter deeper = filter_of(network, 2, 1);
  CHECK(deeper.weights.size() == 27);
  CHECK((deeper.height == 3 && deeper.width == 3 && deeper.channels == 3));
  CHECK(filter_of(network, 1, 0).weights.empty());
  CHECK(filter_of(network, 5, 0).weights.empty());
}

TEST_CASE("a filter of a depthwise convolution reads one channel", "[inspect]") {
  Random random(3);
  const Network<float> network(
      {{5, 4, 2}, {DepthwiseConv2dSpec{.multiplier = 3}, GlobalAveragePoolSpec{}}, Head::softmax},
      random);
  const Matrix<float> input = nn::testing::random_matrix(1, 40, random).cast<float>();
  Workspace<float> workspace;
  const auto outputs = activations(network, {input.data(), 40}, workspace);
  for (Index channel = 0; channel < 6; ++channel) {
    const Filter filter = filter_of(network, 0, channel);
    CHECK(filter.channels == 1);
    REQUIRE(filter.weights.size() == 9);
    float sum = 0;
    for (Index i = 0; i < 9; ++i) {
      sum += filter.weights[std::size_t(i)] * input(0, (i / 3 * 4 + i % 3) * 2 + channel / 3);
    }
    CHECK(std::abs(sum - outputs[0][std::size_t(channel)]) < 1e-5f);
  }
}

TEST_CASE("the layers' parameters add up to the network's", "[inspect]") {
  const Network<float> network = usual();
  Index sum = 0;
  for (Index layer = 0; layer < 6; ++layer) sum += parameter_count(network, layer);
  CHECK(sum == network.parameter_count());
  CHECK(parameter_count(network, 0) == 30);
  CHECK(parameter_count(network, 1) == 0);
}

TEST_CASE("every layer that computes takes time", "[inspect]") {
  const Network<float> network = usual();
  const auto seconds = layer_seconds(network, random_input(), 1e-4);
  REQUIRE(seconds.size() == 6);
  for (std::size_t i = 0; i < 6; ++i) {
    CAPTURE(i);
    if (i == 4) {
      CHECK(seconds[i] == 0);
    } else {
      CHECK(seconds[i] > 0);
    }
  }
}
