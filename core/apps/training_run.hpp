#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/apps/train_options.hpp"
#include "core/json.hpp"
#include "core/training/trainer.hpp"

namespace scrawl::apps {

/// How the finished model does on one set that was held out.
struct FinalScore {
  std::string name;
  std::size_t count = 0;
  training::Score score;
};
void write_scores(json::Writer& writer, const std::vector<FinalScore>& scores);

struct TrainingResult {
  std::vector<FinalScore> scores;
  bool finished = false;    ///< else interrupted, and saved as far as it came
  bool all_written = true;  ///< else a file beside the model is missing, which has been told
};

/// One training from its data to its files, told on standard output as it goes. `app` knows which
/// options were given, `command` is what the model's record says. Throws `Error`.
TrainingResult run_training(const TrainOptions& options, const CLI::App& app,
                            const std::string& command);

}  // namespace scrawl::apps
