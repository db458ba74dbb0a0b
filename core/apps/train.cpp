// train: from labelled pictures and strokes to a model file, or to one for each of several seeds.

#include <CLI/CLI.hpp>
#include <iostream>
#include <string>
#include <vector>

#include "core/apps/command_line.hpp"
#include "core/apps/interrupt.hpp"
#include "core/apps/programs.hpp"
#include "core/apps/seeds.hpp"
#include "core/apps/train_options.hpp"
#include "core/apps/training_files.hpp"
#include "core/apps/training_run.hpp"

namespace {

using namespace scrawl::apps;

int train(const TrainOptions& options, const CLI::App& app, const std::string& command) {
  if (options.data.empty() && options.strokes.empty()) {
    throw CLI::RequiredError("--data or --strokes");
  }
  const std::vector<TrainOptions> trainings = one_for_each_seed(options);
  check_training_files(trainings, app.get_config_ptr()->as<std::string>());
  catch_interruptions();
  std::vector<TrainingResult> results;
  bool all_written = true;
  for (const TrainOptions& training : trainings) {
    if (!options.seeds.empty() && !options.json) {
      std::cout << "seed " << training.training.seed << ": ";
    }
    results.push_back(run_training(training, app, command));
    all_written = all_written && results.back().all_written;
    if (!results.back().finished) return all_written ? interrupted : failure;
  }
  if (!options.seeds.empty()) print_spread(std::cout, options, results);
  return all_written ? success : failure;
}

}  // namespace

int scrawl::apps::train_program(int argc, char** argv) {
  CLI::App app("Trains a digit recogniser and writes it to a file.", "train");
  TrainOptions options;
  options.add_to(app);
  app.footer(
      "Exit codes: 0 done, 1 failed (or the model is written, but not all that was to lie beside "
      "it), 2 wrong arguments, 130 interrupted by Ctrl-C, SIGTERM or SIGHUP (and saved).");
  return run(app, argc, argv,
             [&] { return train(options, app, command_without_paths(argc, argv)); });
}
