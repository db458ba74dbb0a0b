#include "core/nn/flow.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "core/nn/inspect.hpp"
#include "native_tests/nn/mapped_network.hpp"

using namespace scrawl;
using namespace scrawl::nn;

namespace {

Network<float> network_of(const std::string& layers) {
  return scrawl::testing::mapped_network(layers, -0.2, 0.2);
}

struct Passed {
  std::vector<float> input, output;
  Flow flow;
};

/// A sample's way through one layer of a network.
Passed pass(const Network<float>& network, Index layer) {
  const auto sample = scrawl::testing::random_input(network);
  Workspace<float> workspace;
  const auto outputs = activations(network, sample, workspace);
  const auto before = layer == 0 ? std::span<const float>(sample) : outputs[std::size_t(layer - 1)];
  const auto after = outputs[std::size_t(layer)];
  return {{before.begin(), before.end()},
          {after.begin(), after.end()},
          flow_through(network, layer, before, after)};
}

bool close(double a, double b) {
  return std::abs(a - b) < 1e-3 * (1 + std::abs(b));
}

/// Every product of the first layer, a convolution, one by one.
void check_products(const Conv2dSpec& spec, const Flow& flow, const Network<float>& network,
                    const std::vector<float>& input, Index pad_top, Index pad_left) {
  const Shape in = network.input_shape(), out = network.layers()[0]->output_shape();
  for (Index source = 0; source < in.channels; ++source) {
    for (Index target = 0; target < out.channels; ++target) {
      const Filter filter = filter_of(network, 0, target);
      double total = 0, net = 0;
      for (Index i = 0; i < out.height * out.width * filter.height * filter.width; ++i) {
        const Index tap = i % (filter.height * filter.width),
                    place = i / (filter.height * filter.width);
        const Index y = place / out.width * spec.stride_height - pad_top +
                        tap / filter.width * spec.dilation_height;
        const Index x = place % out.width * spec.stride_width - pad_left +
                        tap % filter.width * spec.dilation_width;
        if (y < 0 || x < 0 || y >= in.height || x >= in.width) continue;
        const double product = filter.weights[std::size_t(tap * filter.channels + source)] *
                               input[std::size_t((y * in.width + x) * in.channels + source)];
        total += std::abs(product);
        net += product;
      }
      CAPTURE(source, target);
      CHECK(close(flow.total[std::size_t(source * out.channels + target)], total));
      CHECK(close(flow.net[std::size_t(source * out.channels + target)], net));
    }
  }
}

}  // namespace

TEST_CASE("through a convolution flows each product of a weight and a value", "[flow]") {
  const auto check = [](const std::string& fields, Index pad_top, Index pad_left) {
    CAPTURE(fields);
    const auto network = network_of(R"({"type": "conv2d", "filters": 3, )" + fields + "}");
    const auto [input, output, flow] = pass(network, 0);
    CHECK((flow.sources == 2 && flow.targets == 3 && !flow.one_source));
    check_products(std::get<Conv2dSpec>(network.architecture().layers[0]), flow, network, input,
                   pad_top, pad_left);
  };
  check(R"("kernel": [3, 3])", 0, 0);
  check(R"("kernel": [5, 2], "padding": "same")", 2, 0);
  check(R"("kernel": [3, 3], "stride": [2, 3], "padding": [1, 2, 0, 1])", 1, 2);
  check(R"("kernel": [2, 3], "dilation": [3, 2])", 0, 0);
}

TEST_CASE("what flows into a map without its biases is the sum of its values", "[flow]") {
  // On all of these layers the network's own kernels judge, which share no code with the sums.
  const auto check = [](const std::string& layers, Index layer) {
    CAPTURE(layers);
    const auto network = network_of(layers);
    const auto [input, output, flow] = pass(network, layer);
    const Shape maps = map_shapes(network)[std::size_t(layer)];
    REQUIRE(flow.targets == maps.channels);
    double difference = 0, most = 0;
    for (Index target = 0; target < flow.targets; ++target) {
      double flowed = 0, values = 0;
      for (Index source = 0; source < (flow.one_source ? 1 : flow.sources); ++source) {
        flowed += flow.net[std::size_t(source * flow.targets + target)];
      }
      for (std::size_t i = std::size_t(target); i < output.size(); i += std::size_t(flow.targets)) {
        values += output[i];
      }
      for (const ParameterSlot& slot : network.slots()) {
        if (slot.layer != layer || slot.spec.role != Role::bias) continue;
        if (network.layers()[std::size_t(layer)]->type() == "batch_norm2d") continue;
        values -= static_cast<double>(maps.height * maps.width) *
                  network.weights()[std::size_t(slot.offset + target)];
      }
      difference = std::max(difference, std::abs(flowed - values));
      most = std::max(most, std::abs(values));
    }
    CHECK(most > 0.01);
    CHECK(difference < 1e-4 * (1 + most));
  };
  const std::string conv = R"({"type": "conv2d", "filters": 4, "kernel": [3, 3]})";
  check(conv, 0);
  check(R"({"type": "depthwise_conv2d", "multiplier": 3, "padding": "same", "stride": [2, 1]})", 0);
  check(R"({"type": "depthwise_conv2d", "dilation": [2, 2]})", 0);
  check(conv + R"(, {"type": "flatten"}, {"type": "dense", "units": 6})", 2);
  check(conv + R"(, {"type": "global_average_pool"}, {"type": "dense", "units": 6})", 2);
  check(R"({"type": "flatten"}, {"type": "dense", "units": 6}, {"type": "dense", "units": 5})", 2);
  check(conv + R"(, {"type": "batch_norm2d"})", 1);
  check(conv + R"(, {"type": "leaky_relu"})", 1);
  check(conv + R"(, {"type": "max_pool2d"})", 1);
  check(conv + R"(, {"type": "average_pool2d", "padding": "same"})", 1);
  check(conv + R"(, {"type": "global_average_pool"})", 1);
}

TEST_CASE("behind a Flatten the maps from before it go on", "[flow]") {
  const auto network = network_of(
      R"({"type": "conv2d", "filters": 4, "kernel": [3, 3]}, {"type": "flatten"}, {"type": "relu"},
         {"type": "dense", "units": 6}, {"type": "tanh"}, {"type": "dense", "units": 10})");
  const auto shapes = map_shapes(network);
  CHECK(shapes[0] == Shape{7, 6, 4});
  CHECK(shapes[2] == Shape{7, 6, 4});
  CHECK(shapes[3] == Shape{1, 1, 6});
  CHECK(shapes[4] == Shape{1, 1, 6});
  const auto [input, output, flow] = pass(network, 3);
  CHECK((flow.sources == 4 && flow.targets == 6));
  // A dense layer's weights lie [place, map, unit].
  const float* kernel = network.weights().data();
  for (const ParameterSlot& slot : network.slots()) {
    if (slot.name == "3.kernel") kernel += slot.offset;
  }
  for (std::size_t source = 0; source < 4; ++source) {
    double total = 0;
    for (std::size_t i = source; i < input.size(); i += 4) {
      total += std::abs(kernel[i * 6 + 5] * input[i]);
    }
    CHECK(close(flow.total[source * 6 + 5], total));
  }
}

TEST_CASE("what has one source flows by itself", "[flow]") {
  const auto network = network_of(R"({"type": "depthwise_conv2d", "multiplier": 2})");
  const auto [input, output, flow] = pass(network, 0);
  CHECK((flow.sources == 2 && flow.targets == 4 && flow.one_source));
  CHECK(flow.total.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(flow.total[i] >= std::abs(flow.net[i]));
}
