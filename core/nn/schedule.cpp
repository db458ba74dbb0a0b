#include "core/nn/schedule.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace scrawl::nn {
namespace {

/// From `from` to `to` along half a cosine while `progress` goes from 0 to 1.
double along_cosine(double from, double to, double progress) {
  return to + (from - to) * (1 + std::cos(std::numbers::pi * progress)) / 2;
}

}  // namespace

double Schedule::rate(std::uint64_t step, std::uint64_t total) const {
  if (kind == ScheduleKind::constant || total < 2) return peak;
  const double progress = std::min(1.0, static_cast<double>(step) / static_cast<double>(total - 1));
  if (kind == ScheduleKind::cosine) return along_cosine(peak, 0, progress);
  if (progress < warmup) return along_cosine(peak / 25, peak, progress / warmup);
  const double falling = warmup < 1 ? (progress - warmup) / (1 - warmup) : 0;
  return along_cosine(peak, peak / 1e4, falling);
}

}  // namespace scrawl::nn
