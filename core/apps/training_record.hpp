#pragma once

#include <chrono>
#include <map>
#include <string>

#include "core/apps/side_file.hpp"
#include "core/apps/train_options.hpp"
#include "core/training/training_run.hpp"

namespace scrawl::apps {

/// The files that a training writes while it runs: the checkpoint and the history.
class TrainingRecord {
 public:
  /// Both must outlive the record. A checkpoint to resume must have been made with these
  /// `settings`. Resumes the run if the options say so, and writes a first checkpoint. Throws
  /// `Error` when a file cannot be read or written. Later, when there is work to lose, a file that
  /// cannot be written only causes a warning.
  TrainingRecord(const TrainOptions& options, training::TrainingRun& run,
                 std::map<std::string, std::string> settings, const Warn& warn);

  /// Must be called after every step: writes the checkpoint if the last one is old enough.
  void save_when_due();
  void save();
  /// Must be called after every epoch.
  void write_history();
  /// Whether the last writes of both files succeeded.
  bool all_written() const { return !checkpoint_file_.failed() && !history_file_.failed(); }

 private:
  using Clock = std::chrono::steady_clock;
  std::vector<std::byte> checkpoint();

  const TrainOptions& options_;
  training::TrainingRun& run_;
  std::map<std::string, std::string> settings_;
  SideFile checkpoint_file_, history_file_;
  Clock::time_point saved_;
};

}  // namespace scrawl::apps
