#include "core/evaluation/reliability.hpp"

#include <algorithm>
#include <cmath>

namespace scrawl::evaluation {

void add(Reliability& bins, double confidence, bool right) {
  const auto index = static_cast<std::size_t>(confidence * static_cast<double>(bins.size()));
  ReliabilityBin& bin = bins[std::min(index, bins.size() - 1)];
  ++bin.count;
  bin.right += right ? 1 : 0;
  bin.confidence_sum += confidence;
}

Reliability reliability(std::span<const Outcome> outcomes) {
  Reliability bins{};
  for (const Outcome& outcome : outcomes) {
    if (!outcome.is_digit() || outcome.label < 0) continue;
    add(bins, outcome.confidence, outcome.right());
  }
  return bins;
}

double expected_calibration_error(const Reliability& bins) {
  double count = 0;
  double gaps = 0;
  for (const ReliabilityBin& bin : bins) {
    count += static_cast<double>(bin.count);
    gaps += std::abs(bin.confidence_sum - static_cast<double>(bin.right));
  }
  return count > 0 ? gaps / count : 0;
}

}  // namespace scrawl::evaluation
