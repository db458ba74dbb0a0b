#include "core/nn/optimizer.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

using namespace scrawl;
using namespace scrawl::nn;
using Catch::Matchers::WithinAbs;

namespace {

Network<double> small_network() {
  Random random(1);
  return {parse_architecture(R"({"input": [4, 4, 1], "layers": [{"type": "conv2d", "filters": 2},
    {"type": "batch_norm2d"}, {"type": "flatten"}, {"type": "dense", "units": 3}]})",
                             "test"),
          random};
}

std::vector<double> copy(std::span<const double> values) {
  return {values.begin(), values.end()};
}

}  // namespace

TEST_CASE("the first step of Adam moves every trained weight by the learning rate", "[optimizer]") {
  Network<double> network = small_network();
  const auto before = copy(network.weights());
  std::vector<double> gradient(before.size(), -3.0);
  Adam<double> adam(network, {});
  adam.step(network.weights(), gradient, 0.01);
  CHECK(adam.state().steps == 1);
  for (const ParameterSlot& slot : network.slots()) {
    const bool trained = slot.spec.role != Role::mean && slot.spec.role != Role::variance;
    INFO(slot.name);
    for (Index i = slot.offset; i < slot.offset + slot.spec.size(); ++i) {
      const double moved = network.weights()[std::size_t(i)] - before[std::size_t(i)];
      CHECK_THAT(moved, WithinAbs(trained ? 0.01 : 0, 1e-7));
    }
  }
}

TEST_CASE("two steps of Adam follow the paper's formulas", "[optimizer]") {
  Network<double> network = small_network();
  Adam<double> adam(network, {.beta1 = 0.8, .beta2 = 0.9, .epsilon = 0.001});
  std::vector<double> gradient(network.weights().size());
  double weight = network.weights()[0], m = 0, v = 0;
  for (int t = 1; t <= 2; ++t) {
    gradient[0] = t;
    adam.step(network.weights(), gradient, 0.1);
    m = 0.8 * m + 0.2 * t;
    v = 0.9 * v + 0.1 * t * t;
    weight -=
        0.1 * std::sqrt(1 - std::pow(0.9, t)) / (1 - std::pow(0.8, t)) * m / (std::sqrt(v) + 0.001);
    CHECK_THAT(network.weights()[0], WithinAbs(weight, 1e-12));
  }
}

TEST_CASE("weight decay shrinks kernels, and nothing else, by rate times decay", "[optimizer]") {
  Network<double> network = small_network();
  const auto before = copy(network.weights());
  Adam<double> adam(network, {.weight_decay = 0.1});
  adam.step(network.weights(), std::vector<double>(before.size()), 0.01);
  for (const ParameterSlot& slot : network.slots()) {
    const double factor = slot.spec.role == Role::kernel ? 1 - 0.01 * 0.1 : 1;
    INFO(slot.name);
    for (Index i = slot.offset; i < slot.offset + slot.spec.size(); ++i)
      CHECK_THAT(network.weights()[std::size_t(i)],
                 WithinAbs(factor * before[std::size_t(i)], 1e-15));
  }
}

TEST_CASE("moments of weights that get no gradient any more end at zero", "[optimizer]") {
  // Without that they would end among the numbers below the smallest normal one, which are slow.
  Random random(1);
  Network<float> network(parse_architecture(R"({"input": [7, 1, 1], "layers": [{"type": "flatten"},
        {"type": "dense", "units": 3}]})",
                                            "test"),
                         random);
  Adam<float> adam(network, {});
  std::vector<float> gradient(network.weights().size(), 1e-3f);
  adam.step(network.weights(), gradient, 0.001);
  std::fill(gradient.begin(), gradient.end(), 0.0f);
  const auto slow = [](const std::vector<float>& values) {
    return std::any_of(values.begin(), values.end(),
                       [](float value) { return std::fpclassify(value) == FP_SUBNORMAL; });
  };
  bool slowed = false;
  for (int step = 0; step < 70'000 && !slowed; ++step) {
    adam.step(network.weights(), gradient, 0.001);
    slowed = slow(adam.state().first_moment) || slow(adam.state().second_moment);
  }
  CHECK_FALSE(slowed);
  CHECK(adam.state().first_moment == gradient);
  CHECK(adam.state().second_moment == gradient);
}

TEST_CASE("a step has the same bits wherever a part of the weights begins", "[optimizer]") {
  Random random(1);
  const Network<float> start(parse_architecture(R"({"input": [7, 5, 1], "layers": [
    {"type": "flatten"}, {"type": "dense", "units": 3}]})",
                                                "test"),
                             random);
  const Index size = std::ssize(start.weights());
  std::vector<float> gradient(static_cast<std::size_t>(size));
  for (float& value : gradient) value = static_cast<float>(random.normal());
  const auto stepped = [&](Index part) {
    Network<float> network = start;
    Adam<float> adam(network, {.weight_decay = 0.1});
    for (int step = 0; step < 3; ++step) {
      adam.begin_step(0.01);
      for (Index begin = 0; begin < size; begin += part) {
        const auto count = static_cast<std::size_t>(std::min(part, size - begin));
        adam.update(network.weights(), begin,
                    std::span(gradient).subspan(static_cast<std::size_t>(begin), count));
      }
    }
    const auto weights = network.weights();
    return std::vector<float>(weights.begin(), weights.end());
  };
  const auto whole = stepped(size);
  for (const Index part : {1, 5, 16, 33}) {
    INFO(part);
    CHECK(stepped(part) == whole);
  }
}

TEST_CASE("a restored state goes on bit for bit", "[optimizer]") {
  Network<double> network = small_network(), other = network;
  std::vector<double> gradient(network.weights().size(), 0.5);
  Adam<double> adam(network, {});
  adam.step(network.weights(), gradient, 0.01);
  other = network;
  Adam<double> resumed(other, {});
  resumed.restore(adam.state());
  gradient[3] = -2;
  adam.step(network.weights(), gradient, 0.01);
  resumed.step(other.weights(), gradient, 0.01);
  CHECK(copy(network.weights()) == copy(other.weights()));
}
