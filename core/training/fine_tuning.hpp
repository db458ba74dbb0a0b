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
  int steps = 0;  ///< of each training; 0 for as many as the network's size allows
  int batch_size = 48;
  double learning_rate = 6e-4;
  /// Part of the check set that may be lost; a fine-tuning that loses more is refused.
  double most_lost = 0.003;
  /// Parts that the examples is cut into to judge what is learned of digits that were not shown.
  std::size_t parts = 5;
  /// Of a larger examples the newest (last) ones and an even choice of the others, half and half,
  /// so that a fine-tuning's time and memory are bounded.
  std::size_t most_digits = 500;
  std::uint64_t seed = 1;
};

/// What a fine-tuning did. All figures but the first are parts of 1.
struct FineTuningReport {
  std::size_t digits = 0;      ///< of the examples, that it learned from
  double examples_before = 0;  ///< of these, read right
  double examples_taught = 0;  ///< the same by the network that learned from all of them
  Score check_before, check_after;
  bool accepted = false;  ///< whether little enough of the check set was lost
};

struct FineTuningEvent {
  enum class Stage { learning, judging, done };
  Stage stage = Stage::learning;
  std::size_t step = 0, steps = 0;  ///< of all stages
  double loss = 0;                  ///< of the training that goes on, so far
};

/// Teaches a trained network a few digits of one hand without its forgetting the rest: each
/// batch is a mixture of the examples, bent in stroke space, and of a rehearsal of what the network
/// knows.
///
/// Driven step by step, so that it can be shown and ended at any of them. The new network is there
/// as soon as the report is; the steps after that train others, each on the examples without one
/// part, and judge them by that part. Equal input gives equal bits.
class FineTuning {
 public:
  /// Throws `Error` for an empty examples, sets without labels or of another size than the network
  /// reads, and classes that do not begin with the ten digits.
  FineTuning(const Model& model, std::vector<data::Glyph> examples, const data::Images& replay,
             data::Images check, const FineTuningOptions& options);
  FineTuning(const FineTuning&) = delete;
  FineTuning& operator=(const FineTuning&) = delete;

  bool finished() const;
  /// The next step; not when `finished`. Throws `Error` when the training diverges.
  FineTuningEvent step();

  /// There when the new network is.
  const std::optional<FineTuningReport>& report() const { return report_; }
  /// Part of the examples that is read right by networks that learned from the others only (leave
  /// one out, for an examples as small as `parts`). There at the end, but never for an examples of
  /// one digit.
  std::optional<double> examples_unseen() const { return examples_unseen_; }
  /// The network with what it learned, in a model with the same calibration; not before the report.
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
