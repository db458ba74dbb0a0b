#include "core/training/divergence.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstddef>

using namespace scrawl;
using namespace scrawl::training;

namespace {

/// Whether the watch ends the training at a step, from 1, with this mean loss of the epoch so far.
bool ends(DivergenceWatch& watch, std::size_t step, double loss, std::size_t steps = 100,
          int epoch = 0) {
  try {
    watch.check({.epoch = epoch, .step = step, .steps = steps, .running = {.loss = loss}});
    return false;
  } catch (const Error& error) {
    CHECK(error.kind == ErrorKind::diverged);
    return true;
  }
}

}  // namespace

TEST_CASE("a loss worse than twice guessing is hopeless, after a while", "[divergence]") {
  DivergenceWatch watch(10);  // guessing has 2.303
  CHECK_FALSE(ends(watch, 1, 2.3));
  CHECK_FALSE(ends(watch, 19, 100));
  CHECK_FALSE(ends(watch, 20, 4.6));
  CHECK(ends(watch, 20, 4.7));
}

TEST_CASE("an epoch of few steps is judged at its end, the first ones mildly", "[divergence]") {
  DivergenceWatch watch(10);
  CHECK_FALSE(ends(watch, 1, 2.3, 10));
  CHECK_FALSE(ends(watch, 9, 100, 10));
  CHECK_FALSE(ends(watch, 10, 23, 10));
  CHECK(ends(watch, 10, 24, 10));
  CHECK_FALSE(ends(watch, 9, 100, 10, 1));
  CHECK_FALSE(ends(watch, 10, 4.6, 10, 1));
  CHECK(ends(watch, 10, 4.7, 10, 1));
}

TEST_CASE("who begins confidently wrong may come down from there", "[divergence]") {
  DivergenceWatch watch(10);
  CHECK_FALSE(ends(watch, 1, 12));
  CHECK_FALSE(ends(watch, 20, 13));
  CHECK(ends(watch, 20, 25));
  DivergenceWatch resumed(10);
  resumed.first_loss = watch.first_loss;
  CHECK_FALSE(ends(resumed, 40, 13));
}
