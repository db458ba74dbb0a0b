#pragma once

#include <string>
#include <vector>

#include "core/apps/train_options.hpp"
#include "core/training/account.hpp"

namespace scrawl::apps {

struct TrainingResult {
  std::vector<training::HeldOutScore> scores;
  bool finished = false;    ///< else interrupted, and saved as far as it came
  bool all_written = true;  ///< else a file beside the model is missing, which has been told
};

/// One training from its data to its files, told on standard output as it goes. `app` knows which
/// options were given, `command` is what the model's record says. Throws `Error`.
TrainingResult run_training(const TrainOptions& options, const CLI::App& app,
                            const std::string& command);

}  // namespace scrawl::apps
