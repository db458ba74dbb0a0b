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

/// How many characters a line of standard output has: 0 where it is no terminal, or one that cannot
/// go back in a line (TERM=dumb). The environment's COLUMNS comes first, as everywhere.
int terminal_columns();

/// Draws a training run: on a terminal a line that is redrawn in place, and everywhere one line an
/// epoch. A training that goes on in the middle is measured from there.
class Progress {
 public:
  /// How wide a line may be now, which is asked anew each time: people resize windows. 0 for no
  /// redrawn line.
  using Columns = std::function<int()>;

  /// `validation_names` go with the scores of the validation sources, in order.
  Progress(std::ostream& out, Columns columns, int epochs,
           std::vector<std::string> validation_names);

  void step(const training::StepEvent& event);
  void epoch(const training::EpochEvent& event);
  /// Removes a bar that is still there, before something else is printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  std::ostream& out_;
  Columns columns_;
  int epochs_;
  std::vector<std::string> validation_names_;
  Clock::time_point start_ = Clock::now();        ///< of the run
  Clock::time_point epoch_start_ = Clock::now();  ///< of the epoch
  std::optional<double> start_part_;              ///< of the run, done before `start_`
  std::size_t epoch_start_step_ = 0;              ///< of the epoch, done before `epoch_start_`
  Clock::time_point drawn_{};                     ///< when the line was drawn last
};

/// "0:07", "12:30", "1:02:03".
std::string format_duration(double seconds);
/// "11,200".
std::string format_count(double count);
/// "98.41 %".
std::string format_percent(double part);

}  // namespace scrawl::apps
