// The plan against Network::infer, which computes the same layer by layer in floats.

#include "core/nn/inference_plan.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "native_tests/nn/gradient_check.hpp"

using namespace scrawl;
using namespace scrawl::nn;
using namespace scrawl::nn::testing;

namespace {

/// A network in which the parameters of every role differ from their initial values.
Network<float> network_of(const std::string& input, const std::string& layers) {
  Random random(9);
  Network<float> network(
      parse_architecture(R"({"input": )" + input + R"(, "layers": [)" + layers + "]}", "test"),
      random);
  for (const ParameterSlot& slot : network.slots()) {
    if (slot.spec.role == Role::kernel) continue;
    const bool positive = slot.spec.role == Role::variance || slot.spec.role == Role::scale;
    for (Index i = slot.offset; i < slot.offset + slot.spec.size(); ++i) {
      network.weights()[std::size_t(i)] = float(random.uniform(positive ? 0.5 : -0.5, 1));
    }
  }
  return network;
}

/// The largest difference of a logit over several samples, relative to the largest logit.
float largest_difference(const Network<float>& network) {
  const auto plan = InferencePlan::in_integers(network);
  InferenceMemory memory;
  Workspace<float> workspace;
  Random random(10);
  Matrix<float> input = random_matrix(6, network.input_shape().size(), random).cast<float>();
  input.row(4) = input.row(4).cwiseMax(0.5f).array() - 0.5f;  // mostly zeros, as pictures are
  input.row(5).setZero();
  const Matrix<float> expected = network.infer(view(std::as_const(input)), workspace);
  float difference = 0;
  for (Index i = 0; i < input.rows(); ++i) {
    const auto logits = plan.run({input.row(i).data(), std::size_t(input.cols())}, memory);
    REQUIRE(Index(logits.size()) == network.classes());
    for (Index c = 0; c < network.classes(); ++c) {
      difference = std::max(difference, std::abs(logits[std::size_t(c)] - expected(i, c)));
    }
  }
  return difference / expected.cwiseAbs().maxCoeff();
}

constexpr float tolerance = 5e-4f;

}  // namespace

TEST_CASE("a plan says what the layers say one by one", "[plan]") {
  const std::string conv = R"({"type": "conv2d", "filters": )";
  const std::string end = R"({"type": "flatten"}, {"type": "dense", "units": 7})";
  const std::string relu = R"({"type": "relu"}, )";
  const struct {
    std::string input, layers;
  } cases[] = {
      {"[28, 28, 1]", conv + "30}, " + relu + R"({"type": "max_pool2d"}, )" + end},
      {"[28, 28, 1]", conv + R"(12, "padding": "same"}, )" + relu + end},
      {"[9, 13, 12]", conv + R"(20, "stride": [2, 2], "padding": "same"}, )" + end},
      {"[11, 6, 3]", conv + R"(5, "kernel": [5, 4], "stride": [3, 2], "padding": "same"}, )" + end},
      {"[7, 7, 33]", conv + R"(17, "kernel": [2, 3], "bias": false}, )" + relu + end},
      {"[6, 5, 9]", conv + R"(1, "kernel": [1, 1]}, )" + end},
      {"[5, 5, 4]", conv + R"(3, "kernel": [1, 1], "stride": [2, 2]}, )" + end},
      {"[3, 2, 2]", conv + R"(6, "kernel": [7, 7], "padding": "same"}, )" + end},
      {"[4, 9, 200]", conv + R"(48, "padding": "same"}, {"type": "max_pool2d"}, )" + end},
      // Pools that are not fused with a convolution, and other layers with a step of their own.
      {"[12, 11, 2]",
       conv + R"(9}, {"type": "max_pool2d", "pool": [3, 3], "stride": [2, 2]}, )" + end},
      {"[12, 11, 2]", R"({"type": "max_pool2d"}, )" + relu + R"({"type": "dropout"}, )" + end},
      {"[6, 6, 3]", R"({"type": "batch_norm2d"}, )" + conv + R"(8}, {"type": "batch_norm2d"}, )" +
                        relu + R"({"type": "global_average_pool"}, {"type": "dense", "units": 3})"},
      {"[1, 1, 301]", R"({"type": "dense", "units": 65}, )" + relu +
                          R"({"type": "dense", "units": 64}, {"type": "dense", "units": 1})"},
      {"[11, 9, 2]",
       conv + R"(9, "dilation": [2, 3]}, )" + relu + R"({"type": "max_pool2d"}, )" + end},
      {"[6, 7, 3]", conv + R"(9, "padding": [3, 0, 1, 4]}, )" +
                        R"({"type": "max_pool2d", "padding": [1, 0, 0, 1]}, )" + end},
      {"[6, 7, 3]", R"({"type": "depthwise_conv2d", "multiplier": 3}, {"type": "swish"}, )" + end +
                        R"(, {"type": "batch_norm1d"}, )" + relu +
                        R"({"type": "dense", "units": 3})"},
      {"[1, 1, 4]", R"({"type": "flatten"})"},
  };
  for (const auto& test : cases) {
    CAPTURE(test.input, test.layers);
    CHECK(largest_difference(network_of(test.input, test.layers)) < tolerance);
  }
}

TEST_CASE("sums of the largest integers do not overflow", "[plan]") {
  for (const char* layers :
       {R"({"type": "conv2d", "filters": 2, "kernel": [3, 2]}, {"type": "flatten"})",
        R"({"type": "flatten"}, {"type": "dense", "units": 3})"}) {
    Network<float> network = network_of("[3, 2, 500]", layers);
    for (const float sign : {1.f, -1.f}) {
      std::fill(network.weights().begin(), network.weights().end(), sign);
      const std::vector<float> ones(3000, 1);
      InferenceMemory memory;
      const float logit = InferencePlan::in_integers(network).run(ones, memory)[0];
      CHECK(std::abs(logit - sign * 3001) < 0.5f);
    }
  }
}

TEST_CASE("a plan answers whatever the weights and pixels are", "[plan]") {
  Network<float> network = network_of(
      "[6, 6, 1]", R"({"type": "conv2d", "filters": 3}, {"type": "relu"}, {"type": "flatten"},
                      {"type": "dense", "units": 2})");
  InferenceMemory memory;
  std::vector<float> pixels(36, 0.5f);
  for (const float weight : {std::numeric_limits<float>::max(), 0.f, 1e-45f}) {
    std::fill(network.weights().begin(), network.weights().end(), weight);
    CHECK(InferencePlan::in_integers(network).run(pixels, memory).size() == 2);
  }
  const auto plan = InferencePlan::in_integers(network);
  for (const float pixel : {std::numeric_limits<float>::quiet_NaN(),
                            std::numeric_limits<float>::infinity(), 1e38f, 1e-45f}) {
    std::fill(pixels.begin(), pixels.end(), pixel);
    CHECK(plan.run(pixels, memory).size() == 2);
  }
}

TEST_CASE("a plan in floats says to the bit what the layers say", "[plan]") {
  const Network<float> network = network_of(
      "[6, 6, 1]", R"({"type": "conv2d", "filters": 3}, {"type": "batch_norm2d"}, {"type": "relu"},
                      {"type": "max_pool2d"}, {"type": "flatten"}, {"type": "dense", "units": 4})");
  const auto plan = InferencePlan::in_floats(network);
  Random random(11);
  InferenceMemory memory;
  Workspace<float> workspace;
  for (int sample = 0; sample < 3; ++sample) {
    const Matrix<float> input = random_matrix(1, 36, random).cast<float>();
    const auto expected = network.infer(view(input), workspace);
    const auto logits = plan.run({input.data(), 36}, memory);
    CHECK(std::equal(logits.begin(), logits.end(), expected.data(), expected.data() + 4));
  }
}
