#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/model/model.hpp"
#include "core/training/metrics.hpp"
#include "core/training/replay.hpp"
#include "core/training/trainer.hpp"

namespace scrawl::training {

struct FineTuningOptions {
  int steps = 0;  ///< of each training; 0 for a number that depends on the network's size
  int batch_size = 48;
  double learning_rate = 6e-4;
  /// How much accuracy on the check set may be lost, 0..1; a network that loses more is refused.
  double most_lost = 0.003;
  /// Number of folds of the cross-validation that measures the accuracy on unseen examples.
  std::size_t parts = 5;
  /// At most this many examples are used, so that time and memory are bounded. Of more, one half is
  /// the newest (last) ones and the other half an even choice of the rest.
  std::size_t most_digits = 500;
  std::uint64_t seed = 1;
};

/// What a fine-tuning achieved.
struct FineTuningReport {
  std::size_t digits = 0;           ///< number of examples that it learned from
  double examples_before = 0;       ///< accuracy on them before, 0..1
  double examples_taught = 0;       ///< and after learning from all of them
  Score check_before, check_after;  ///< on the check set
  bool accepted = false;            ///< whether at most `most_lost` was lost there
};

struct FineTuningEvent {
  enum class Stage { learning, judging, done };
  Stage stage = Stage::learning;
  std::size_t step = 0, steps = 0;  ///< done and to do, over all stages
  double loss = 0;                  ///< mean of the current training so far
};

/// Teaches a trained network a few digits of one writer without making it forget the others: each
/// batch mixes examples, augmented as strokes, with a replay of what the network knows.
///
/// The caller drives it step by step, so that it can show its progress and stop after any step. The
/// new network and the report are ready after the first training. The steps after that are a
/// cross-validation: they train other networks, each without one fold of the examples, and evaluate
/// each on its fold. Equal input gives equal bits.
class FineTuning {
 public:
  /// Throws `Error` when there are no examples, when a set has no labels or pictures of another
  /// size than the network reads, and when the classes do not begin with the ten digits.
  FineTuning(const Model& model, std::vector<data::Glyph> examples, const data::Images& replay,
             data::Images check, const FineTuningOptions& options);
  FineTuning(const FineTuning&) = delete;
  FineTuning& operator=(const FineTuning&) = delete;

  bool finished() const;
  /// Does the next step; must not be called when `finished`. Throws `Error` (diverged) when the
  /// training diverges.
  FineTuningEvent step();

  /// Empty until the new network is ready.
  const std::optional<FineTuningReport>& report() const { return report_; }
  /// Accuracy on the examples by cross-validation, 0..1: each is read by a network that did not
  /// learn from it. Empty until the end, and always when there is only one example.
  std::optional<double> examples_unseen() const { return examples_unseen_; }
  /// The fine-tuned model, with the calibration of the original one. Must not be called before
  /// there is a report.
  Model result() const;

 private:
  void begin(std::optional<std::size_t> part_left_out);
  void end();
  Evaluation judge(const nn::Network<float>& network, std::vector<std::size_t> rows);
  std::vector<std::size_t> rows_of_part(std::size_t part) const;
  std::size_t trainings() const;

  Model model_;
  std::vector<data::Glyph> examples_;
  data::Images check_;
  FineTuningOptions options_;
  std::size_t parts_;
  double examples_before_ = 0;
  std::optional<Replay> replay_;
  ThreadPool pool_{1};

  std::unique_ptr<SampleSource> samples_;
  std::unique_ptr<Trainer> trainer_;
  std::size_t trainings_done_ = 0;
  double unseen_right_ = 0;
  std::optional<nn::Network<float>> taught_;
  std::optional<FineTuningReport> report_;
  std::optional<double> examples_unseen_;
};

}  // namespace scrawl::training
