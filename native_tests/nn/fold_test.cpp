#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include "core/nn/network.hpp"
#include "native_tests/nn/gradient_check.hpp"

using namespace scrawl;
using namespace scrawl::nn;

namespace {

template <class T>
Network<T> with_random_weights(const char* json) {
  Random random(9);
  Network<T> network(parse_architecture(json, "test"), random);
  for (const ParameterSlot& slot : network.slots()) {
    for (Index i = slot.offset; i < slot.offset + slot.spec.size(); ++i) {
      T& weight = network.weights()[std::size_t(i)];
      if (slot.spec.role == Role::variance)
        weight = static_cast<T>(random.uniform(0.1, 2));
      else if (slot.spec.role != Role::kernel)
        weight = static_cast<T>(random.uniform(-1, 1));
    }
  }
  return network;
}

template <class T>
double largest_difference(const Network<T>& a, const Network<T>& b) {
  Random random(10);
  const Matrix<T> input =
      nn::testing::random_matrix(3, a.input_shape().size(), random).template cast<T>();
  Workspace<T> first, second;
  return double((a.infer(view(input), first) - b.infer(view(input), second)).cwiseAbs().maxCoeff());
}

}  // namespace

TEMPLATE_TEST_CASE("a folded network computes the same with fewer layers", "[fold]", float,
                   double) {
  const auto network = with_random_weights<TestType>(R"({"input": [9, 8, 2], "layers": [
    {"type": "conv2d", "filters": 4, "bias": false}, {"type": "batch_norm2d"}, {"type": "relu"},
    {"type": "dropout"}, {"type": "conv2d", "filters": 5, "stride": [2, 2], "padding": "same"},
    {"type": "dropout"}, {"type": "batch_norm2d", "epsilon": 0.1}, {"type": "relu"},
    {"type": "global_average_pool"}, {"type": "dense", "units": 3}]})");
  const auto folded = fold_for_inference(network);
  REQUIRE(folded.layers().size() == 6);
  for (const auto& layer : folded.layers()) {
    CHECK(layer->type() != "batch_norm2d");
    CHECK(layer->type() != "dropout");
  }
  CHECK(largest_difference(network, folded) < (std::is_same_v<TestType, float> ? 1e-5 : 1e-13));
}

TEST_CASE("batch norm after depthwise, dilated and dense layers is folded", "[fold]") {
  const auto network = with_random_weights<double>(R"({"input": [9, 8, 3], "layers": [
    {"type": "depthwise_conv2d", "multiplier": 2, "bias": false}, {"type": "batch_norm2d"},
    {"type": "conv2d", "filters": 4, "dilation": [2, 1]}, {"type": "batch_norm2d"},
    {"type": "flatten"}, {"type": "dense", "units": 5}, {"type": "batch_norm1d"},
    {"type": "relu"}, {"type": "dense", "units": 3}]})");
  const auto folded = fold_for_inference(network);
  CHECK(folded.layers().size() == network.layers().size() - 3);
  CHECK(largest_difference(network, folded) < 1e-13);
}

TEST_CASE("batch norm that follows no sums of products stays", "[fold]") {
  const auto network = with_random_weights<double>(R"({"input": [6, 6, 1], "layers": [
    {"type": "batch_norm2d"}, {"type": "conv2d", "filters": 2}, {"type": "batch_norm2d"},
    {"type": "batch_norm2d"}, {"type": "relu"}, {"type": "batch_norm2d"}, {"type": "flatten"},
    {"type": "dense", "units": 4}, {"type": "batch_norm2d"}]})");
  const auto folded = fold_for_inference(network);
  CHECK(folded.layers().size() == network.layers().size() - 2);
  CHECK(largest_difference(network, folded) < 1e-13);
}

TEST_CASE("a network with nothing to fold comes back as it is", "[fold]") {
  const auto network = with_random_weights<float>(R"({"input": [6, 6, 1], "layers": [
    {"type": "conv2d", "filters": 2}, {"type": "flatten"}, {"type": "dense", "units": 4}]})");
  const auto folded = fold_for_inference(network);
  CHECK(std::equal(network.weights().begin(), network.weights().end(), folded.weights().begin(),
                   folded.weights().end()));
}
