#pragma once

#include <cstdint>

namespace scrawl::nn {

enum class ScheduleKind { constant, cosine, one_cycle };

/// The learning rate as a function of the step alone: there is no state to restore.
struct Schedule {
  ScheduleKind kind = ScheduleKind::constant;
  double peak = 1e-3;
  /// one_cycle only (Smith and Topin 2019, cosine-shaped both ways): the fraction of all steps in
  /// which the rate rises from peak / 25 to the peak; then it falls to peak / 1e4.
  double warmup = 0.3;

  /// `step` counts from 0 to `total` - 1.
  double rate(std::uint64_t step, std::uint64_t total) const;
};

}  // namespace scrawl::nn
