#pragma once

#include <iosfwd>
#include <vector>

#include "core/apps/train_options.hpp"
#include "core/apps/training_run.hpp"

namespace scrawl::apps {

/// The training runs that the options describe: one, or one for each of `--seeds`. The latter are
/// the same as with `--seed`, but have the seed in the names of their files
/// (digits-seed-2.safetensors). With `--resume`, seeds without a checkpoint start from the
/// beginning. Throws `Error` if no seed has one.
std::vector<TrainOptions> one_for_each_seed(const TrainOptions& options);

/// Prints the mean and the sample standard deviation (divided by n - 1) of the seeds' scores, for
/// each validation set.
void print_spread(std::ostream& out, const TrainOptions& options,
                  const std::vector<TrainingResult>& results);

}  // namespace scrawl::apps
