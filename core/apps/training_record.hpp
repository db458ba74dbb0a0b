#pragma once

#include <chrono>
#include <map>
#include <string>

#include "core/apps/side_file.hpp"
#include "core/apps/train_options.hpp"
#include "core/training/checkpoint.hpp"

namespace scrawl::apps {

/// What a training leaves on disk while it runs, and what it has achieved so far: the checkpoint,
/// the history, the best weights.
class TrainingRecord {
 public:
  /// Both must outlive the record. `settings` is what a checkpoint must agree with. Restores the
  /// trainer when the options say so, and else begins the checkpoint. Throws `Error` when a file
  /// cannot be read or, now that nothing is lost by it, written; what cannot be written later is
  /// only told to `warn`.
  TrainingRecord(const TrainOptions& options, training::Trainer& trainer,
                 std::map<std::string, std::string> settings, const Warn& warn);

  /// To be called after every step and every epoch (at the end of one, only after the latter).
  void save_when_due();
  void save();
  /// Whether the checkpoint and the history are on disk as they are here.
  bool all_written() const { return !checkpoint_file_.failed() && !history_file_.failed(); }
  void add(const training::EpochEvent& event);

  const std::vector<training::EpochEvent>& history() const { return checkpoint_.history; }
  bool stopped_early() const;
  /// The weights to use: those of the best epoch when asked for.
  nn::Network<float> result() const;

 private:
  using Clock = std::chrono::steady_clock;
  std::vector<std::byte> checkpoint();

  const TrainOptions& options_;
  training::Trainer& trainer_;
  SideFile checkpoint_file_, history_file_;
  training::Checkpoint checkpoint_;
  Clock::time_point saved_;
};

}  // namespace scrawl::apps
