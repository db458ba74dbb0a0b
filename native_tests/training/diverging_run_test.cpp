// Whole trainings that lead nowhere.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <string>

#include "core/training/training_run.hpp"
#include "native_tests/training/small_run.hpp"

using namespace scrawl;
using namespace scrawl::training;
using namespace scrawl::training::testing;
using Catch::Matchers::ContainsSubstring;

namespace {

/// The kind of the error that ends it.
ErrorKind end_of(TrainingRun& run, std::string& line) {
  try {
    finish(run);
  } catch (const Error& error) {
    line = error.what();
    return error.kind;
  }
  FAIL("it did not diverge");
  return ErrorKind::invalid;
}

}  // namespace

TEST_CASE("a training run whose loss is no number any more stops with the last good weights",
          "[training_run]") {
  TrainingRun run(small_model(), pictures(100), options(1e30));
  const auto start = weights_of(run.current());
  std::string line;
  CHECK(end_of(run, line) == ErrorKind::diverged);
  CHECK_THAT(line, ContainsSubstring("is no number; use a lower learning rate"));
  CHECK(run.finished());
  const auto weights = weights_of(run.current());
  CHECK(std::all_of(weights.begin(), weights.end(), [](float w) { return std::isfinite(w); }));
  if (run.history().empty()) CHECK(weights == start);
}

TEST_CASE("a training run whose loss only grows is stopped though it is a number",
          "[training_run]") {
  TrainingRunOptions chosen = options(10);
  chosen.training.epochs = 20;
  TrainingRun run(small_model(), pictures(100), chosen);
  std::string line;
  CHECK(end_of(run, line) == ErrorKind::diverged);
  CHECK_THAT(line, ContainsSubstring("where guessing has 2.3"));
  CHECK(run.finished());
}

TEST_CASE("a training run that diverges keeps its best epoch", "[training_run]") {
  TrainingRunOptions chosen = options();
  chosen.keep_best = true;
  TrainingRun first(small_model(), pictures(100), chosen);
  while (first.history().empty()) first.step();
  const Checkpoint saved = first.checkpoint();
  const auto best = weights_of(first.current());
  chosen.training.schedule.peak = 1e30;
  TrainingRun run(small_model(), pictures(100), chosen);
  run.resume(saved);
  std::string line;
  CHECK(end_of(run, line) == ErrorKind::diverged);
  CHECK(weights_of(run.result(WeightType::f32, origin).model) == best);
}
