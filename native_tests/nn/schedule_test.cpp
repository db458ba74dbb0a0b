#include "core/nn/schedule.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

using namespace scrawl::nn;
using Catch::Matchers::WithinRel;

TEST_CASE("a constant rate stays", "[schedule]") {
  const Schedule schedule{ScheduleKind::constant, 0.01};
  CHECK(schedule.rate(0, 100) == 0.01);
  CHECK(schedule.rate(99, 100) == 0.01);
}

TEST_CASE("a cosine falls from the peak to zero and is halfway in the middle", "[schedule]") {
  const Schedule schedule{ScheduleKind::cosine, 0.01};
  CHECK_THAT(schedule.rate(0, 101), WithinRel(0.01, 1e-12));
  CHECK_THAT(schedule.rate(50, 101), WithinRel(0.005, 1e-12));
  CHECK_THAT(schedule.rate(25, 101), WithinRel(0.01 * (2 + std::sqrt(2.0)) / 4, 1e-12));
  CHECK(schedule.rate(100, 101) < 1e-15);
}

TEST_CASE("one cycle rises to the peak and falls to almost nothing", "[schedule]") {
  const Schedule schedule{ScheduleKind::one_cycle, 0.5, 0.2};
  CHECK_THAT(schedule.rate(0, 101), WithinRel(0.5 / 25, 1e-12));
  CHECK_THAT(schedule.rate(10, 101), WithinRel((0.5 + 0.5 / 25) / 2, 1e-12));
  CHECK_THAT(schedule.rate(20, 101), WithinRel(0.5, 1e-12));
  CHECK_THAT(schedule.rate(100, 101), WithinRel(0.5 / 1e4, 1e-12));
  for (std::uint64_t step = 0; step < 100; ++step) {
    if (step < 20)
      CHECK(schedule.rate(step, 101) < schedule.rate(step + 1, 101));
    else
      CHECK(schedule.rate(step, 101) > schedule.rate(step + 1, 101));
  }
}

TEST_CASE("extreme warm-ups and lengths give positive rates", "[schedule]") {
  for (const double warmup : {0.0, 1.0}) {
    const Schedule schedule{ScheduleKind::one_cycle, 0.1, warmup};
    for (const std::uint64_t total : {1, 2, 3, 10}) {
      for (std::uint64_t step = 0; step < total; ++step) {
        CHECK(schedule.rate(step, total) > 0);
        CHECK(schedule.rate(step, total) <= 0.1);
      }
    }
  }
}
