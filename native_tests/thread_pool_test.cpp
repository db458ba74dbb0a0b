#include "core/thread_pool.hpp"

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "native_tests/training/toy.hpp"

using scrawl::ThreadPool;

TEST_CASE("a pool of one works in the caller", "[pool]") {
  ThreadPool pool(1);
  std::vector<int> workers;
  pool.run([&](int worker) { workers.push_back(worker); });
  CHECK(pool.size() == 1);
  CHECK(workers == std::vector{0});
}

TEST_CASE("every worker of a pool does every job once", "[pool]") {
  if (!scrawl::toy::has_threads) SKIP("this build has no threads");
  ThreadPool pool(3);
  std::vector<int> jobs(3);
  for (int round = 0; round < 1000; ++round) {
    pool.run([&](int worker) { ++jobs[static_cast<std::size_t>(worker)]; });
  }
  CHECK(jobs == std::vector{1000, 1000, 1000});
}

TEST_CASE("what a worker throws reaches the caller, after all have ended", "[pool]") {
  if (!scrawl::toy::has_threads) SKIP("this build has no threads");
  ThreadPool pool(3);
  std::atomic<int> ended = 0;
  const auto job = [&](int worker) {
    ++ended;
    if (worker > 0) throw std::runtime_error("worker " + std::to_string(worker));
  };
  CHECK_THROWS_WITH(pool.run(job), "worker 1");
  CHECK(ended == 3);
  ended = 0;
  pool.run([&](int) { ++ended; });
  CHECK(ended == 3);
}

// Not with sanitizers, which reserve more address space than a limit could allow.
#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__)
TEST_CASE("threads that cannot start are an error, and those that have are ended", "[threads]") {
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_AS, &before) == 0);
  rlimit tight = before;  // address space for the stacks of a few threads
  tight.rlim_cur = pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) + (64 << 20);
  REQUIRE(::setrlimit(RLIMIT_AS, &tight) == 0);
  std::string problem;
  try {
    ThreadPool pool(1000);
  } catch (const scrawl::Error& error) {
    problem = error.what();
  }
  REQUIRE(::setrlimit(RLIMIT_AS, &before) == 0);
  CHECK_THAT(problem, Catch::Matchers::ContainsSubstring("of 1000 threads could be started"));
  int jobs = 0;
  ThreadPool(1).run([&](int) { ++jobs; });
  CHECK(jobs == 1);
}
#endif
