#include "core/training/calibrate.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

namespace scrawl::training {
namespace {

constexpr nn::Index digits = 10;
constexpr double unsure_part = 0.015;
constexpr double reject_part = 0.001;

using Row = Eigen::Array<double, 1, Eigen::Dynamic>;

// One sample's probabilities at another temperature: a softmax of log p / T is one of logits / T,
// as the two differ by a constant.
Row at_temperature(const Evaluation& evaluation, std::size_t sample, double temperature) {
  constexpr double least = 1e-30;
  const Row scores =
      evaluation.probabilities.row(static_cast<nn::Index>(sample)).cast<double>().array();
  const Row logits = scores.max(least).log() / temperature;
  const Row powers = (logits - logits.maxCoeff()).exp();
  return powers / powers.sum();
}

double cross_entropy(std::span<const Evaluation> held_out, double temperature) {
  constexpr double least = 1e-30;
  double sum = 0;
  for (const Evaluation& evaluation : held_out) {
    for (std::size_t i = 0; i < evaluation.truth.size(); ++i) {
      if (evaluation.truth[i] < 0) continue;
      sum -= std::log(
          std::max(at_temperature(evaluation, i, temperature)(evaluation.truth[i]), least));
    }
  }
  return sum;
}

// Golden-section search over the logarithm: the cross-entropy has one minimum in 1 / T.
double best_temperature(std::span<const Evaluation> held_out) {
  double low = std::log(0.1), high = std::log(10.0);
  const double section = 1 / std::numbers::phi;
  double left = high - section * (high - low), right = low + section * (high - low);
  double at_left = cross_entropy(held_out, std::exp(left));
  double at_right = cross_entropy(held_out, std::exp(right));
  while (high - low > 1e-3) {
    if (at_left < at_right) {
      high = right;
      right = left;
      at_right = at_left;
      left = high - section * (high - low);
      at_left = cross_entropy(held_out, std::exp(left));
    } else {
      low = left;
      left = right;
      at_left = at_right;
      right = low + section * (high - low);
      at_right = cross_entropy(held_out, std::exp(right));
    }
  }
  return std::exp((low + high) / 2);
}

}  // namespace

Calibration calibrate(std::span<const Evaluation> held_out) {
  const auto is_digit = [](int truth) { return truth >= 0 && truth < digits; };
  Calibration calibration;
  const auto has_digit = [&](const Evaluation& evaluation) {
    return std::any_of(evaluation.truth.begin(), evaluation.truth.end(), is_digit);
  };
  if (std::none_of(held_out.begin(), held_out.end(), has_digit)) return calibration;
  calibration.temperature = best_temperature(held_out);
  std::vector<double> confidences;
  for (const Evaluation& evaluation : held_out) {
    for (std::size_t i = 0; i < evaluation.truth.size(); ++i) {
      if (!is_digit(evaluation.truth[i])) continue;
      confidences.push_back(
          at_temperature(evaluation, i, calibration.temperature).head(digits).maxCoeff());
    }
  }
  std::sort(confidences.begin(), confidences.end());
  const auto quantile = [&](double part) {
    return confidences[static_cast<std::size_t>(part * static_cast<double>(confidences.size()))];
  };
  calibration.unsure_below = quantile(unsure_part);
  calibration.reject_below = quantile(reject_part);
  return calibration;
}

}  // namespace scrawl::training
