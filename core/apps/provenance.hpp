#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/apps/train_data.hpp"
#include "core/apps/train_options.hpp"
#include "core/apps/training_run.hpp"

namespace scrawl::apps {

/// A model's own account of its training, as JSON: data, options, the figures of each epoch and the
/// last ones. Nothing in it depends on when or how fast the training ran but the day: equal runs
/// give equal files.
std::string provenance(const TrainOptions& options, const TrainData& data,
                       const std::vector<FinalScore>& scores,
                       std::span<const training::EpochEvent> history, const std::string& command);

}  // namespace scrawl::apps
