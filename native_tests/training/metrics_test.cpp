#include "core/training/metrics.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "native_tests/training/toy.hpp"

using namespace scrawl;
using namespace scrawl::training;
using Catch::Matchers::WithinAbs;

namespace {

// Four samples of two classes; the last one has no truth.
Evaluation example() {
  Evaluation evaluation;
  evaluation.probabilities.resize(4, 2);
  evaluation.probabilities << 0.9F, 0.1F, 0.3F, 0.7F, 0.6F, 0.4F, 0.5F, 0.5F;
  evaluation.truth = {0, 1, 1, -1};
  evaluation.predicted = {0, 1, 0, 0};
  return evaluation;
}

}  // namespace

TEST_CASE("figures leave out what has no truth", "[metrics]") {
  const Evaluation evaluation = example();
  CHECK_THAT(evaluation.accuracy(), WithinAbs(2.0 / 3, 1e-12));
  CHECK(Evaluation().accuracy() == 0);
}

TEST_CASE("a row is right when target and scores peak in the same place", "[metrics]") {
  nn::Matrix<float> scores(3, 3);
  scores << 1, 5, 2, 9, 0, 0, 0, 0, 1;
  nn::Matrix<float> target(3, 3);
  target << 0.1F, 0.8F, 0.1F, 0, 1, 0, 0, 0, 1;
  CHECK(count_correct(nn::ConstBatch<float>(scores.data(), 3, 3),
                      nn::ConstBatch<float>(target.data(), 3, 3)) == 2);
}

TEST_CASE("an evaluation gives each sample its row, whoever computes it", "[metrics]") {
  const toy::Quarters samples(450);  // three chunks
  const auto network = toy::network();
  ThreadPool one(1);
  ThreadPool two(toy::two_threads);
  const Evaluation first = evaluate(network, samples, one);
  const Evaluation second = evaluate(network, samples, two);
  REQUIRE(first.probabilities.rows() == 450);
  CHECK(first.loss == second.loss);
  CHECK(first.predicted == second.predicted);
  CHECK(first.probabilities == second.probabilities);
  CHECK(first.truth[7] == 3);
  for (nn::Index i = 0; i < 450; ++i) {
    REQUIRE_THAT(first.probabilities.row(i).sum(), WithinAbs(1, 1e-5));
  }
}
