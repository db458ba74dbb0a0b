#pragma once

#include <iosfwd>
#include <vector>

#include "core/apps/train_options.hpp"
#include "core/apps/training_run.hpp"

namespace scrawl::apps {

/// The trainings that the options ask for: one, or one for each of `--seeds`, the same as `--seed`
/// alone would make it, with the seed in the names of its files (digits-seed-2.safetensors). With
/// `--resume`, seeds that have no checkpoint yet begin theirs. Throws `Error` when none has one.
std::vector<TrainOptions> one_for_each_seed(const TrainOptions& options);

/// Mean and standard deviation (of a sample, so divided by n - 1) of what the seeds reached, for
/// each set held out.
void tell_spread(std::ostream& out, const TrainOptions& options,
                 const std::vector<TrainingResult>& results);

}  // namespace scrawl::apps
