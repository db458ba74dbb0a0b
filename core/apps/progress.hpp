#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "core/training/trainer.hpp"

namespace scrawl::apps {

/// The width of the terminal at standard output, in characters: COLUMNS from the environment, or
/// else what the terminal reports. 0 if it is no terminal, or one that cannot redraw a line
/// (TERM=dumb).
int terminal_columns();

/// Shows the progress of a training run: one line for each epoch and, on a terminal, a progress bar
/// that is redrawn in place. For a resumed run, times count from where it resumed.
class Progress {
 public:
  /// Returns the current width of a line, called for each redraw, because people resize windows. 0
  /// for no progress bar.
  using Columns = std::function<int()>;

  /// `validation_names` are the names of the validation sources, in order.
  Progress(std::ostream& out, Columns columns, int epochs,
           std::vector<std::string> validation_names);

  void step(const training::StepEvent& event);
  void epoch(const training::EpochEvent& event);
  /// Removes the progress bar, before something else is printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  std::ostream& out_;
  Columns columns_;
  int epochs_;
  std::vector<std::string> validation_names_;
  Clock::time_point start_ = Clock::now();        ///< of the run
  Clock::time_point epoch_start_ = Clock::now();  ///< of the epoch
  std::optional<double> start_fraction_;          ///< of the run that was done before `start_`
  std::size_t epoch_start_step_ = 0;              ///< steps done before `epoch_start_`
  Clock::time_point drawn_{};                     ///< when the bar was last drawn
};

/// "0:07", "12:30", "1:02:03".
std::string format_duration(double seconds);
/// "11,200".
std::string format_count(double count);
/// "98.41 %" for 0.9841.
std::string format_percent(double fraction);

}  // namespace scrawl::apps
