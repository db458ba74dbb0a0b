#include "core/nn/network.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>

#include "core/nn/loss.hpp"
#include "core/nn/optimizer.hpp"
#include "native_tests/folders.hpp"

using namespace scrawl;
using namespace scrawl::nn;

namespace {

Architecture seed_architecture() {
  std::ifstream file(SCRAWL_SOURCE_FOLDER "/core/architectures/seed.json");
  std::ostringstream text;
  text << file.rdbuf();
  return parse_architecture(text.str(), "seed.json");
}

}  // namespace

TEST_CASE("the seed network has the notebook's parameters and multiply-adds", "[network]") {
  const Network<float> network(seed_architecture());
  CHECK(network.classes() == 10);
  CHECK(network.parameter_count() == 658'294);
  CHECK(network.multiply_adds() == 676 * 9 * 30 + 5070 * 128 + 128 * 64 + 64 * 10);
  CHECK(network.slots().size() == 8);
  CHECK(network.slots()[2].name == "4.kernel");
  for (const ParameterSlot& slot : network.slots()) CHECK(slot.offset % 16 == 0);
}

TEST_CASE("a network learns a batch by heart", "[network]") {
  Random random(4);
  const Architecture architecture = parse_architecture(
      R"({"input": [8, 8, 1], "layers": [
        {"type": "conv2d", "filters": 4, "padding": "same"}, {"type": "batch_norm2d"},
        {"type": "relu"}, {"type": "max_pool2d"}, {"type": "dropout", "rate": 0.1},
        {"type": "flatten"}, {"type": "dense", "units": 3}]})",
      "test");
  Network<float> network(architecture, random);
  Adam<float> adam(network, {});
  Matrix<float> input(12, 64), targets = Matrix<float>::Zero(12, 3), d_logits(12, 3);
  for (Index i = 0; i < input.size(); ++i) input.data()[i] = float(random.uniform());
  for (Index i = 0; i < 12; ++i) targets(i, i % 3) = 1;
  Workspace<float> workspace;
  double first = 0, last = 0;
  for (int step = 0; step < 200; ++step) {
    const auto logits = network.forward(view(std::as_const(input)), workspace, random);
    last = cross_entropy<float>(Head::softmax, logits, view(std::as_const(targets)), 1.f / 12,
                                view(d_logits));
    if (step == 0) first = last;
    adam.begin_step(0.01);
    network.backward(view(std::as_const(input)), view(std::as_const(d_logits)), workspace,
                     [&](Index offset, std::span<const float> gradient) {
                       adam.update(network.weights(), offset, gradient);
                     });
    network.update_statistics(workspace);
  }
  CHECK(first > 9);
  CHECK(last < 0.5);
}
