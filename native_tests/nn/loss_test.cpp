#include "core/nn/loss.hpp"

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

using namespace scrawl::nn;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

struct Result {
  double loss;
  Matrix<double> d_logits;
};

Result loss_of(Head head, const Matrix<double>& logits, const Matrix<double>& targets) {
  Result result{0, Matrix<double>(logits.rows(), logits.cols())};
  result.loss = cross_entropy<double>(head, view(logits), view(targets), 1, view(result.d_logits));
  return result;
}

Matrix<double> row(std::initializer_list<double> values) {
  return Eigen::Map<const Matrix<double>>(values.begin(), 1, Index(values.size()));
}

}  // namespace

TEST_CASE("softmax probabilities sum to one however large the logits", "[loss]") {
  const Matrix<double> logits = row({1000, 999, -1000});
  Matrix<double> probabilities(1, 3);
  activate_head<double>(Head::softmax, view(logits), view(probabilities));
  CHECK_THAT(probabilities(0, 0), WithinAbs(1 / (1 + std::exp(-1.0)), 1e-12));
  CHECK_THAT(probabilities.sum(), WithinAbs(1, 1e-12));
}

TEST_CASE("sigmoid outputs stand each for itself", "[loss]") {
  const Matrix<double> logits = row({0, std::log(3.0), -800});
  Matrix<double> probabilities(1, 3);
  activate_head<double>(Head::sigmoid, view(logits), view(probabilities));
  CHECK_THAT(probabilities(0, 0), WithinAbs(0.5, 1e-12));
  CHECK_THAT(probabilities(0, 1), WithinAbs(0.75, 1e-12));
  CHECK(probabilities(0, 2) == 0);
}

TEST_CASE("softmax cross-entropy is that of the formula", "[loss]") {
  const auto [loss, d_logits] = loss_of(
      Head::softmax, row({std::log(1.0), std::log(2.0), std::log(5.0)}), row({0.5, 0.5, 0}));
  CHECK_THAT(loss, WithinAbs(-0.5 * std::log(1 / 8.0) - 0.5 * std::log(2 / 8.0), 1e-12));
  CHECK_THAT(d_logits(0, 0), WithinAbs(1 / 8.0 - 0.5, 1e-12));
  CHECK_THAT(d_logits(0, 2), WithinAbs(5 / 8.0, 1e-12));
}

TEST_CASE("sigmoid cross-entropy divides by the sum of the sigmoids", "[loss]") {
  // Sigmoids 0.5 and 0.75 and 0.25: -log(0.75 / 1.5).
  const auto [loss, d_logits] =
      loss_of(Head::sigmoid, row({0, std::log(3.0), -std::log(3.0)}), row({0, 1, 0}));
  CHECK_THAT(loss, WithinAbs(std::log(2.0), 1e-12));
  // d/dz_k = (1 - p_k) * (q_k - t_k).
  CHECK_THAT(d_logits(0, 0), WithinAbs(0.5 * (0.5 / 1.5), 1e-12));
  CHECK_THAT(d_logits(0, 1), WithinAbs(0.25 * (0.75 / 1.5 - 1), 1e-12));
}

TEST_CASE("rows add up and the gradient takes the scale", "[loss]") {
  Matrix<double> logits(2, 2), targets(2, 2), d_logits(2, 2);
  logits << 0, 0, 0, 0;
  targets << 1, 0, 0, 1;
  for (const Head head : {Head::softmax, Head::sigmoid}) {
    const double loss = cross_entropy<double>(head, view(std::as_const(logits)),
                                              view(std::as_const(targets)), 0.5, view(d_logits));
    CHECK_THAT(loss, WithinAbs(2 * std::log(2.0), 1e-12));
    const double slope = head == Head::softmax ? 0.25 : 0.125;
    CHECK_THAT(d_logits(0, 0), WithinAbs(-slope, 1e-12));
    CHECK_THAT(d_logits(1, 0), WithinAbs(slope, 1e-12));
  }
}

TEST_CASE("where Keras clips, the loss is bounded and no gradient flows", "[loss]") {
  const auto [loss, d_logits] = loss_of(Head::sigmoid, row({10, -40}), row({0, 1}));
  CHECK_THAT(loss, WithinRel(-std::log(1e-7), 1e-12));
  CHECK(d_logits.isZero());
}

TEMPLATE_TEST_CASE("no logits make the loss or its gradient anything but finite", "[loss]", float,
                   double) {
  Matrix<TestType> logits(3, 3), targets(3, 3), d_logits(3, 3);
  logits << -1000, -1000, -1000, 1000, 1000, 1000, 1000, -1000, 0;
  targets << 1, 0, 0, 0, 1, 0, 0, 1, 0;
  for (const Head head : {Head::softmax, Head::sigmoid}) {
    const double loss = cross_entropy<TestType>(head, view(std::as_const(logits)),
                                                view(std::as_const(targets)), 1, view(d_logits));
    CHECK(std::isfinite(loss));
    CHECK(d_logits.allFinite());
  }
}
