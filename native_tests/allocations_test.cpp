// A classification allocates no memory once its buffers exist. This program's own malloc counts the
// allocations, because Eigen and the standard library both call it.

#include "native_tests/allocations.hpp"

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/nn/inference_plan.hpp"
#include "core/nn/loss.hpp"
#include "native_tests/folders.hpp"

extern "C" void* __libc_malloc(std::size_t size);

namespace {

std::atomic<std::size_t> allocations = 0;

}  // namespace

extern "C" void* malloc(std::size_t size) {
  ++allocations;
  return __libc_malloc(size);
}

std::size_t scrawl::testing::allocations_so_far() {
  return allocations;
}

using namespace scrawl;
using scrawl::testing::allocations_in;

namespace {

nn::Network<float> network_of(const std::string& name) {
  std::ifstream file(SCRAWL_SOURCE_FOLDER "/core/architectures/" + name + ".json");
  std::ostringstream text;
  text << file.rdbuf();
  Random random(1);
  return {nn::parse_architecture(text.str(), name), random};
}

}  // namespace

TEST_CASE("what takes memory is counted", "[allocations]") {
  CHECK(allocations_in([] { std::vector<int>(3).clear(); }) == 1);
  CHECK(allocations_in([] { nn::Matrix<float>::Zero(3, 3).eval(); }) == 1);
}

TEST_CASE("a classification takes no memory after the first", "[allocations]") {
  for (const char* name : {"seed", "compact"}) {
    CAPTURE(name);
    const auto network = nn::fold_for_inference(network_of(name));
    const auto plan = nn::InferencePlan::in_integers(network);
    nn::InferenceMemory memory;
    const std::vector<float> picture(784, 0.5f);
    std::vector<float> probabilities(std::size_t(network.classes()));
    const auto classify = [&] {
      const auto logits = plan.run(picture, memory);
      nn::activate_head<float>(network.architecture().head,
                               {logits.data(), 1, nn::Index(logits.size())},
                               {probabilities.data(), 1, nn::Index(logits.size())});
    };
    CHECK(allocations_in(classify) > 0);
    CHECK(allocations_in(classify) == 0);
  }
}
