#include "core/nn/explain.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <numeric>

using namespace scrawl;
using namespace scrawl::nn;
using Catch::Matchers::WithinAbs;

namespace {

Network<double> network_of(const char* layers) {
  Random random(5);
  return {parse_architecture(std::string(R"({"input": [6, 5, 1], "layers": [)") + layers + "]}",
                             "test"),
          random};
}

std::vector<double> random_input() {
  Random random(6);
  std::vector<double> input(30);
  for (double& value : input) value = random.uniform();
  return input;
}

std::vector<double> logits_of(const Network<double>& network, const std::vector<double>& input) {
  Workspace<double> workspace;
  const auto logits = network.infer({input.data(), 1, Index(input.size())}, workspace);
  return {logits.data(), logits.data() + logits.size()};
}

double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

TEST_CASE("a linear network's contributions are its weights times the input", "[explain]") {
  const auto network = network_of(R"({"type": "flatten"}, {"type": "dense", "units": 3})");
  const auto input = random_input();
  const auto alone = explain<double>(network, input, 2),
             lead = explain<double>(network, input, 2, 0);
  for (std::size_t i = 0; i < input.size(); ++i) {
    const double* row = network.weights().data() + 3 * i;
    CHECK_THAT(alone[i], WithinAbs(input[i] * (row[2] - (row[0] + row[1]) / 2), 1e-12));
    CHECK_THAT(lead[i], WithinAbs(input[i] * (row[2] - row[0]), 1e-12));
  }
}

TEST_CASE("without biases the contributions add up to the lead", "[explain]") {
  const auto network = network_of(
      R"({"type": "conv2d", "filters": 4, "padding": "same"}, {"type": "relu"},
         {"type": "max_pool2d"}, {"type": "flatten"}, {"type": "dense", "units": 3})");
  const auto input = random_input();
  const auto logits = logits_of(network, input);
  CHECK_THAT(sum(explain<double>(network, input, 1)),
             WithinAbs(logits[1] - (logits[0] + logits[2]) / 2, 1e-12));
  CHECK_THAT(sum(explain<double>(network, input, 1, 2)), WithinAbs(logits[1] - logits[2], 1e-12));
}

TEST_CASE("with biases they add up to the lead less that of an empty input", "[explain]") {
  auto network = network_of(
      R"({"type": "conv2d", "filters": 4}, {"type": "relu"}, {"type": "flatten"},
         {"type": "dense", "units": 6}, {"type": "relu"}, {"type": "dense", "units": 3})");
  Random random(7);
  for (const ParameterSlot& slot : network.slots()) {
    if (slot.spec.role != Role::bias) continue;
    for (Index i = 0; i < slot.spec.size(); ++i) {
      network.weights()[std::size_t(slot.offset + i)] = random.uniform(-0.5, 0.5);
    }
  }
  const auto input = random_input();
  const auto full = logits_of(network, input),
             empty = logits_of(network, std::vector<double>(input.size()));
  const double gained = full[1] - full[2] - (empty[1] - empty[2]);
  CHECK_THAT(sum(explain<double>(network, input, 1, 2, 256)), WithinAbs(gained, 2e-3));
  // A sum of zeros must not pass the check above.
  CHECK(std::abs(gained) > 0.02);
}

TEST_CASE("pixels without ink contribute nothing", "[explain]") {
  const auto network = network_of(R"({"type": "flatten"}, {"type": "dense", "units": 3})");
  auto input = random_input();
  input[7] = 0;
  CHECK(explain<double>(network, input, 0)[7] == 0);
}
