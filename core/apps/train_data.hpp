#pragma once

#include <vector>

#include "core/apps/train_options.hpp"
#include "core/training/training_data.hpp"

namespace scrawl::apps {

/// Loads the files that the options name. Throws `Error` for one that cannot be read.
std::vector<training::TrainingSet> load_training_sets(const TrainOptions& options);

}  // namespace scrawl::apps
