#pragma once

#include <optional>
#include <string>

#include "core/error.hpp"
#include "core/training/trainer.hpp"

namespace scrawl::training {

/// The `Error` of kind `diverged` for a training whose loss grows without end; `where` is a place
/// in the training such as "epoch 3".
Error diverged(const std::string& where, const std::string& why);

/// Detects a training that has diverged although its loss is still finite.
class DivergenceWatch {
 public:
  explicit DivergenceWatch(nn::Index classes);

  /// Must be called after each step. Throws `Error` (diverged) when the mean loss of the epoch so
  /// far is more than twice that of guessing and more than twice that of the first step (ten times
  /// within the first 20 steps). The first step counts for networks that start with confident wrong
  /// answers and improve from there.
  void check(const StepEvent& done);

  /// The loss of the first step; a resumed training needs it. Empty before that step.
  std::optional<double> first_loss = {};

 private:
  double guessing_;  ///< the loss of one who gives every class the same probability
};

}  // namespace scrawl::training
