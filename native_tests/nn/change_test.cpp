#include "core/nn/change.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace scrawl;
using namespace scrawl::nn;

namespace {

constexpr Index side = 8;

/// Two classes: how much ink is in the left and in the right half.
Network<float> halves() {
  Random random(1);
  Network<float> network({{side, side, 1}, {FlattenSpec{}, DenseSpec{2}}, Head::softmax}, random);
  std::fill(network.weights().begin(), network.weights().end(), 0.0f);
  for (const ParameterSlot& slot : network.slots()) {
    if (slot.spec.role != Role::kernel) continue;
    for (Index pixel = 0; pixel < side * side; ++pixel) {
      network.weights()[std::size_t(slot.offset + pixel * 2 + (pixel % side < side / 2 ? 0 : 1))] =
          1;
    }
  }
  return network;
}

/// A vertical line in a column.
std::vector<float> line_in(Index column) {
  std::vector<float> picture(side * side);
  for (Index row = 1; row < side - 1; ++row) picture[std::size_t(row * side + column)] = 1;
  return picture;
}

Index class_of(const Network<float>& network, const std::vector<float>& picture) {
  Workspace<float> workspace;
  const auto logits = network.infer({picture.data(), 1, side * side}, workspace);
  return logits(0, 1) > logits(0, 0) ? 1 : 0;
}

}  // namespace

TEST_CASE("a picture is changed until it is of the other class, and no further", "[change]") {
  const Network<float> network = halves();
  const std::vector<float> start = line_in(3);
  REQUIRE(class_of(network, start) == 0);
  const Change change = change_towards(network, start, 1, 0.5f, 3);
  REQUIRE(change.found);
  CHECK(change.steps.front() == start);
  const std::vector<float>& end = change.steps.back();
  CHECK(class_of(network, end) == 1);
  CHECK(std::all_of(end.begin(), end.end(), [](float v) { return v >= 0 && v <= 1; }));
  // Six values of ink lead; to turn that round, as much must move, and no value needs to do more
  // than that and the margin. Spots are blurred, so that they spread over more values.
  double moved = 0;
  for (std::size_t i = 0; i < end.size(); ++i) moved += std::abs(end[i] - start[i]);
  CHECK(moved >= 6.5 - 1e-3);
  CHECK(moved < 6.5 + 3);
  CHECK(change.changed > 0);
}

TEST_CASE("what is of the class already is left as it is", "[change]") {
  const Network<float> network = halves();
  const std::vector<float> start = line_in(6);
  const Change change = change_towards(network, start, 1, 0.5f, 3);
  CHECK(change.found);
  CHECK(change.changed == 0);
  CHECK(change.steps.back() == start);
}

TEST_CASE("ink is changed near ink alone, and what cannot be reached is not found", "[change]") {
  const Network<float> network = halves();
  const std::vector<float> blank(side * side);
  CHECK_FALSE(change_towards(network, blank, 1).found);
  const Change change = change_towards(network, line_in(0), 1, 1000.0f, 1);
  CHECK_FALSE(change.found);
}
