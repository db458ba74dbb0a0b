#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/model/model.hpp"
#include "core/training/account.hpp"
#include "core/training/checkpoint.hpp"
#include "core/training/divergence.hpp"
#include "core/training/metrics.hpp"
#include "core/training/mistakes.hpp"
#include "core/training/trainer.hpp"
#include "core/training/training_data.hpp"

namespace scrawl::training {

struct TrainingRunOptions {
  Options training = {};
  DataOptions data = {};
  /// Ends after so many epochs without a lower loss on the first held-out set; 0 for no limit.
  int patience = 0;
  /// Whether the result has the weights of the epoch with the lowest such loss, not the last ones.
  bool keep_best = false;
};

/// One whole training, both for the command line and for the page. It owns its data, evaluates on
/// the held-out sets after each epoch, keeps the best and the last good weights, and stops when all
/// epochs are done, when it does not improve any more, or when it diverges. The caller drives it
/// step by step, so that it can show, pause, save and stop it after any step. Equal input gives
/// equal bits with any number of threads.
class TrainingRun {
 public:
  /// Starts from the model's weights. Throws `Error` as `TrainingData` does, for pictures of
  /// another size than the network reads, and when `patience` or `keep_best` is set and nothing is
  /// held out.
  TrainingRun(Model start, std::vector<TrainingSet> sets, const TrainingRunOptions& options);
  TrainingRun(const TrainingRun&) = delete;
  TrainingRun& operator=(const TrainingRun&) = delete;

  /// Whether all epochs are done, patience has ended, or the training has diverged.
  bool finished() const;
  /// Does the next step, and after the last step of an epoch the evaluation. Must not be called
  /// when `finished`. Throws `Error` (diverged) when the training diverges: it is finished then and
  /// has the weights of the last completed epoch (or those of `resume`, if none was completed
  /// since).
  StepEvent step();

  const Model& start() const { return start_; }
  const TrainingData& data() const { return data_; }
  /// The completed epochs, each with one validation score for each set of `data().held_out()`.
  const std::vector<EpochEvent>& history() const { return history_; }
  /// The wrong answers at the end of the last epoch, the most confident first; none after `resume`
  /// until an epoch is completed.
  std::vector<Mistake> mistakes(std::size_t most) const;

  /// The model as it is now, for use during the training: batch norm folded, not yet calibrated.
  Model current() const;

  struct Result {
    Model model;
    std::vector<HeldOutScore> scores;  ///< of the model as stored
  };
  /// The finished model, from the best weights (`keep_best`) or else the current ones. It is
  /// evaluated with its weights rounded to `type`, calibrated on the held-out sets, and has an
  /// account of the training and an example for its self-check.
  Result result(WeightType type, const Origin& origin);

  /// Everything needed to continue and end with the same bits. The caller adds the settings.
  Checkpoint checkpoint() const;
  /// Continues from a checkpoint. Throws `Error` when it is of another network or training.
  void resume(const Checkpoint& checkpoint);

  ThreadPool& pool() { return trainer_.pool(); }

 private:
  void end_epoch(const StepEvent& last);
  nn::Network<float> weights_to_keep() const;

  Model start_;
  TrainingRunOptions options_;
  TrainingData data_;
  Trainer trainer_;
  DivergenceWatch divergence_;
  std::vector<EpochEvent> history_;
  std::vector<Evaluation> evaluations_;  ///< after the last epoch, one for each held-out set
  nn::Network<float> good_;              ///< weights at the end of the last epoch
  std::optional<Best> best_;
  double seconds_ = 0;  ///< spent in `step` since the epoch began
  bool diverged_ = false;
};

}  // namespace scrawl::training
