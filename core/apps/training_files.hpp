#pragma once

#include <span>
#include <string>

#include "core/apps/train_options.hpp"

namespace scrawl::apps {

/// To be asked before any work: throws `CLI::Error` where one of the files of these trainings (or
/// their recipe, which may be empty) would be written over another, or be held out and learned
/// from; throws `Error` where one could not be written, or a checkpoint would replace that of
/// another training. Makes the folders of reports.
void check_training_files(std::span<const TrainOptions> trainings, const std::string& recipe);

}  // namespace scrawl::apps
