#include "core/training/team.hpp"

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <stdexcept>
#include <vector>

#include "native_tests/training/toy.hpp"

using scrawl::training::Team;

TEST_CASE("a team of one works in the caller", "[team]") {
  Team team(1);
  std::vector<int> workers;
  team.run([&](int worker) { workers.push_back(worker); });
  CHECK(team.size() == 1);
  CHECK(workers == std::vector{0});
}

TEST_CASE("every worker of a team does every job once", "[team]") {
  if (!scrawl::toy::has_threads) SKIP("this build has no threads");
  Team team(3);
  std::vector<int> jobs(3);
  for (int round = 0; round < 1000; ++round) {
    team.run([&](int worker) { ++jobs[static_cast<std::size_t>(worker)]; });
  }
  CHECK(jobs == std::vector{1000, 1000, 1000});
}

TEST_CASE("what a worker throws reaches the caller, after all have ended", "[team]") {
  if (!scrawl::toy::has_threads) SKIP("this build has no threads");
  Team team(3);
  std::atomic<int> ended = 0;
  const auto job = [&](int worker) {
    ++ended;
    if (worker > 0) throw std::runtime_error("worker " + std::to_string(worker));
  };
  CHECK_THROWS_WITH(team.run(job), "worker 1");
  CHECK(ended == 3);
  ended = 0;
  team.run([&](int) { ++ended; });
  CHECK(ended == 3);
}
