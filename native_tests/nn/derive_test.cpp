#include "core/nn/derive.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "core/nn/flow.hpp"
#include "core/nn/inspect.hpp"
#include "core/nn/loss.hpp"
#include "native_tests/nn/mapped_network.hpp"

using namespace scrawl;
using namespace scrawl::nn;

namespace {

Network<float> network_of(const std::string& layers) {
  return scrawl::testing::mapped_network(layers, 0, 0.3);
}

/// Derives every value of every layer, and compares it with what the network's own kernels made.
void check_all(const Network<float>& network) {
  const auto sample = scrawl::testing::random_input(network);
  Workspace<float> workspace;
  const auto outputs = activations(network, sample, workspace);
  const auto shapes = map_shapes(network);
  for (std::size_t layer = 0; layer < outputs.size(); ++layer) {
    const auto input = layer == 0 ? std::span<const float>(sample) : outputs[layer - 1];
    const Shape maps = shapes[layer];
    double worst = 0;
    std::size_t i = 0;
    for (Index row = 0; row < maps.height; ++row) {
      for (Index column = 0; column < maps.width; ++column) {
        for (Index map = 0; map < maps.channels; ++map, ++i) {
          const Derivation derived =
              derive(network, static_cast<Index>(layer), {row, column, map}, input, outputs[layer]);
          CHECK(derived.values.size() ==
                static_cast<std::size_t>(derived.height * derived.width * derived.sources));
          worst = std::max(worst, std::abs(double(derived.result) - double(outputs[layer][i])) /
                                      (1 + std::abs(double(outputs[layer][i]))));
        }
      }
    }
    CAPTURE(layer, network.layers()[layer]->type());
    CHECK(i == outputs[layer].size());
    CHECK(worst < 1e-5);
  }
}

}  // namespace

TEST_CASE("every value of every layer is derived as its layer computes it", "[derive]") {
  const std::string conv = R"({"type": "conv2d", "filters": 4, "kernel": [3, 3]})";
  check_all(network_of(conv));
  check_all(network_of(
      R"({"type": "conv2d", "filters": 3, "kernel": [5, 2], "padding": "same", "stride": [2, 1]})"));
  check_all(network_of(
      R"({"type": "conv2d", "filters": 3, "kernel": [2, 3], "dilation": [3, 2], "padding": [1, 2, 0, 1]})"));
  check_all(network_of(
      R"({"type": "depthwise_conv2d", "multiplier": 3, "padding": "same", "stride": [2, 2]})"));
  check_all(network_of(conv + R"(, {"type": "batch_norm2d"}, {"type": "max_pool2d"})"));
  check_all(
      network_of(R"({"type": "max_pool2d", "pool": [3, 3], "stride": [2, 2], "padding": "same"})"));
  check_all(network_of(R"({"type": "average_pool2d", "pool": [3, 3], "padding": "same"})"));
  check_all(network_of(
      R"({"type": "average_pool2d", "pool": [3, 3], "padding": [1, 1, 2, 2], "count_padding": true})"));
  check_all(
      network_of(conv + R"(, {"type": "leaky_relu"}, {"type": "flatten"}, {"type": "batch_norm1d"},
                 {"type": "dense", "units": 6}, {"type": "gelu"}, {"type": "dense", "units": 5},
                 {"type": "batch_norm1d"}, {"type": "tanh"})"));
}

TEST_CASE("a derivation says where its window lies and what the padding is", "[derive]") {
  const auto network =
      network_of(R"({"type": "conv2d", "filters": 3, "kernel": [3, 3], "padding": "same"})");
  const std::vector<float> sample(144, 1.0f);
  Workspace<float> workspace;
  const auto outputs = activations(network, sample, workspace);
  const Derivation corner = derive(network, 0, {0, 0, 1}, sample, outputs[0]);
  CHECK((corner.top == -1 && corner.left == -1 && corner.height == 3 && corner.width == 3));
  CHECK((corner.first_source == 0 && corner.sources == 2));
  CHECK(std::count_if(corner.values.begin(), corner.values.end(),
                      [](float value) { return std::isnan(value); }) == 10);
  const Filter filter = filter_of(network, 0, 1);
  CHECK(corner.weights == filter.weights);
}

TEST_CASE("the head's steps lead to its probabilities", "[derive]") {
  const std::vector<float> logits{4, -3, 0.5f, 12};
  const auto softmax = derive_head(Head::softmax, logits, 2);
  CHECK(softmax.divided == std::vector<float>{2, -1.5f, 0.25f, 6});
  CHECK(softmax.raised[3] == 1);
  Matrix<float> divided(1, 4), expected(1, 4);
  for (Index i = 0; i < 4; ++i) divided(0, i) = softmax.divided[std::size_t(i)];
  activate_head<float>(Head::softmax, view(std::as_const(divided)), view(expected));
  for (Index i = 0; i < 4; ++i) {
    CHECK(std::abs(softmax.probabilities[std::size_t(i)] - expected(0, i)) < 1e-6f);
  }
  const auto sigmoid = derive_head(Head::sigmoid, logits, 1);
  activate_head<float>(Head::sigmoid, ConstBatch<float>(logits.data(), 1, 4), view(expected));
  float sum = 0;
  for (Index i = 0; i < 4; ++i) {
    CHECK(std::abs(sigmoid.raised[std::size_t(i)] - expected(0, i)) < 1e-6f);
    sum += sigmoid.probabilities[std::size_t(i)];
  }
  CHECK(std::abs(sum - 1) < 1e-6f);
}
