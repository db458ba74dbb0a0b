#include <Eigen/Core>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

// A missing flag would cost a factor of three and change no result.
TEST_CASE("Eigen's vector kernels are in use", "[simd]") {
  const std::string sets = Eigen::SimdInstructionSetsInUse();
  CHECK(sets != "None");
#ifdef __wasm__
  CHECK_THAT(sets, Catch::Matchers::ContainsSubstring("SSE4.1"));
#endif
}
