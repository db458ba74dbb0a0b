// The kernels of each instruction set that this processor has, against each other.

#include "core/nn/kernels/instruction_set.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <string>
#include <vector>

#include "core/nn/inference_plan.hpp"
#include "native_tests/nn/gradient_check.hpp"

using namespace scrawl;
using namespace scrawl::nn;
using namespace scrawl::nn::testing;

namespace {

/// From the one that all have to the best.
std::vector<InstructionSet> sets_here() {
  std::vector<InstructionSet> sets;
  for (int set = 0; set <= static_cast<int>(best_instruction_set()); ++set) {
    sets.push_back(static_cast<InstructionSet>(set));
  }
  return sets;
}

std::vector<float> logits_of(const Network<float>& network, InstructionSet set) {
  const auto plan = InferencePlan::in_integers_for(network, set);
  InferenceMemory memory;
  Random random(4);
  Matrix<float> input = random_matrix(5, network.input_shape().size(), random).cast<float>();
  input.row(3) = input.row(3).cwiseMax(0.6f).array() - 0.6f;  // mostly zeros, as pictures are
  input.row(4).setZero();
  std::vector<float> all;
  for (Index i = 0; i < input.rows(); ++i) {
    const auto logits = plan.run({input.row(i).data(), std::size_t(input.cols())}, memory);
    all.insert(all.end(), logits.begin(), logits.end());
  }
  return all;
}

}  // namespace

TEST_CASE("all instruction sets give the same bits", "[plan]") {
  const std::string ends = R"({"type": "flatten"}, {"type": "dense", "units": )";
  const std::string networks[] = {
      R"({"input": [28, 28, 1], "layers": [{"type": "conv2d", "filters": 19, "kernel": [3, 3]},
          {"type": "relu"}, {"type": "max_pool2d"}, {"type": "conv2d", "filters": 33,
          "kernel": [5, 3], "padding": "same"}, {"type": "relu"}, )" +
          ends + "10}]}",
      R"({"input": [9, 7, 3], "layers": [{"type": "conv2d", "filters": 1, "kernel": [2, 5],
          "stride": [2, 1], "padding": "same", "bias": false}, )" +
          ends + "3}]}",
      R"({"input": [8, 8, 40], "layers": [{"type": "conv2d", "filters": 48, "kernel": [4, 4]}, )" +
          ends + R"(70}, {"type": "relu"}, {"type": "dense", "units": 10}]})"};
  for (const std::string& json : networks) {
    CAPTURE(json);
    Random random(3);
    const Network<float> network(parse_architecture(json, "test"), random);
    const auto expected = logits_of(network, sets_here().front());
    CHECK(std::any_of(expected.begin(), expected.end(), [](float logit) { return logit != 0; }));
    for (const InstructionSet set : sets_here()) {
      CAPTURE(static_cast<int>(set));
      const auto logits = logits_of(network, set);
      REQUIRE(logits.size() == expected.size());
      CHECK(std::memcmp(logits.data(), expected.data(), logits.size() * sizeof(float)) == 0);
    }
  }
}

TEST_CASE("the processor's best instruction set is chosen", "[plan]") {
#if defined(SCRAWL_DISPATCH)
  const bool wide = __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw");
  CHECK((best_instruction_set() == InstructionSet::avx512_vnni) == wide);
  if (!__builtin_cpu_supports("avx2")) CHECK(best_instruction_set() == InstructionSet::sse2);
#else
  CHECK(best_instruction_set() == InstructionSet::own);
#endif
}
