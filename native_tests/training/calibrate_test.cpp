#include "core/training/calibrate.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

using namespace scrawl;
using namespace scrawl::training;
using Catch::Matchers::WithinAbs;

namespace {

// Samples of eleven classes drawn from softmax(logits / temperature), judged as if the temperature
// were 1: what a network is that is too sure of itself.
Evaluation overconfident(std::size_t count, double temperature) {
  Random random(4);
  Evaluation evaluation;
  evaluation.probabilities.resize(static_cast<nn::Index>(count), 11);
  for (std::size_t i = 0; i < count; ++i) {
    Eigen::Array<double, 1, 11> logits;
    for (auto& logit : logits) logit = 4 * random.normal();
    const auto softmax = [](const auto& z) {
      const Eigen::Array<double, 1, 11> p = z.exp();
      return Eigen::Array<double, 1, 11>(p / p.sum());
    };
    evaluation.probabilities.row(static_cast<nn::Index>(i)) =
        softmax(logits).template cast<float>().matrix();
    const auto truth = softmax(logits / temperature);
    double drawn = random.uniform();
    int label = 0;
    while (label < 10 && (drawn -= truth(label)) > 0) ++label;
    evaluation.truth.push_back(label);
    evaluation.predicted.push_back(0);
  }
  return evaluation;
}

}  // namespace

TEST_CASE("the temperature undoes a network's overconfidence", "[calibrate]") {
  const Evaluation evaluation = overconfident(20'000, 2.5);
  const Calibration calibration = calibrate({&evaluation, 1});
  CHECK_THAT(calibration.temperature, WithinAbs(2.5, 0.1));
}

TEST_CASE("the limits leave few digits out", "[calibrate]") {
  const Evaluation evaluation = overconfident(20'000, 1);
  const Calibration calibration = calibrate({&evaluation, 1});
  int digits = 0;
  int unsure = 0;
  int rejected = 0;
  for (std::size_t i = 0; i < evaluation.truth.size(); ++i) {
    if (evaluation.truth[i] == 10) continue;
    const double confidence =
        evaluation.probabilities.row(static_cast<nn::Index>(i)).head(10).maxCoeff();
    ++digits;
    if (confidence < calibration.unsure_below) ++unsure;
    if (confidence < calibration.reject_below) ++rejected;
  }
  CHECK_THAT(static_cast<double>(unsure) / digits, WithinAbs(0.015, 0.002));
  CHECK_THAT(static_cast<double>(rejected) / digits, WithinAbs(0.001, 0.001));
}

TEST_CASE("without digits nothing is fitted", "[calibrate]") {
  Evaluation evaluation = overconfident(100, 3);
  std::fill(evaluation.truth.begin(), evaluation.truth.end(), 10);
  const Calibration calibration = calibrate({&evaluation, 1});
  CHECK(calibration.temperature == Calibration{}.temperature);
  CHECK(calibration.reject_below == Calibration{}.reject_below);
}
