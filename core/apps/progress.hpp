#pragma once

#include <chrono>
#include <iosfwd>
#include <string>
#include <vector>

#include "core/training/trainer.hpp"

namespace scrawl::apps {

/// Draws a training run: on a terminal a bar that is redrawn in place, and everywhere one line an
/// epoch.
class Progress {
 public:
  /// `validation_names` go with the scores of the validation sources, in order.
  Progress(std::ostream& out, bool terminal, int epochs, std::vector<std::string> validation_names);

  void step(const training::StepEvent& event);
  void epoch(const training::EpochEvent& event);
  /// Removes a bar that is still there, before something else is printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  std::ostream& out_;
  bool terminal_;
  int epochs_;
  std::vector<std::string> validation_names_;
  Clock::time_point start_ = Clock::now();        ///< of the run
  Clock::time_point epoch_start_ = Clock::now();  ///< of the epoch
  Clock::time_point drawn_{};                     ///< when the bar was drawn last
};

/// "0:07", "12:30", "1:02:03".
std::string format_duration(double seconds);
/// "11,200".
std::string format_count(double count);
/// "98.41 %".
std::string format_percent(double part);

}  // namespace scrawl::apps
