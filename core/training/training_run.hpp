#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/model/model.hpp"
#include "core/training/metrics.hpp"
#include "core/training/trainer.hpp"

namespace scrawl::training {

/// What a training run learns from; either kind may be missing.
struct Material {
  data::Images images;  ///< with labels
  std::vector<data::Glyph> glyphs;
  data::Images held_out;  ///< to be judged by; where it is empty, a part of the others is held out
};

struct TrainingRunOptions {
  Options training;
  double augmentation = 0;  ///< strength of what is done to pictures and strokes; 1 is usual
  double label_smoothing = 0;
  double held_out_part = 0.2;  ///< of images and glyphs, where the material holds nothing out
};

/// A held-out sample that the last look at them got wrong.
struct Mistake {
  ink::Picture picture;
  int truth = 0, answer = 0;
  double probability = 0;  ///< of the answer
};

/// A training run with all that it needs, for one who draws it, pauses it and ends it: it owns its
/// data, looks at the held-out samples at the end of each epoch, and keeps the last weights that
/// were good. Equal input gives equal bits.
class TrainingRun {
 public:
  /// Starts from the model's weights. Throws `Error` for material that is empty, without labels, or
  /// of another size than the network reads.
  TrainingRun(Model start, Material material, const TrainingRunOptions& options);
  TrainingRun(const TrainingRun&) = delete;
  TrainingRun& operator=(const TrainingRun&) = delete;

  /// All epochs done, or diverged?
  bool finished() const { return diverged_ || trainer_->finished(); }
  /// The next step, and after the last one of an epoch the look at the held-out samples; not when
  /// `finished`. Throws `Error` when the training diverges; it is finished then, and its weights
  /// are those of the end of the last epoch before.
  StepEvent step();

  std::size_t training_count() const { return training_->count(); }
  std::size_t held_out_count() const { return held_out_->count(); }
  /// The epochs done, each with one validation.
  const std::vector<EpochEvent>& history() const { return history_; }
  /// Of the last epoch, the surest first.
  std::vector<Mistake> mistakes(std::size_t most) const;

  /// The model as it is now, to be used while the training goes on: batch norm folded, calibration
  /// as at the start.
  Model current() const;
  /// The same to be kept: calibrated on the held-out samples, with an account of the training.
  Model result();

 private:
  void check_loss(const StepEvent& done) const;
  void look_at_held_out(const StepEvent& last);

  Model model_;
  Material material_;
  TrainingRunOptions options_;
  std::unique_ptr<const SampleSource> training_, held_out_;
  std::unique_ptr<Trainer> trainer_;
  std::vector<EpochEvent> history_;
  std::optional<Evaluation> evaluation_;  ///< of the last epoch
  nn::Network<float> good_;               ///< of the last epoch's end
  bool diverged_ = false;
};

}  // namespace scrawl::training
