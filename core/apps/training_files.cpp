#include "core/apps/training_files.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <utility>
#include <vector>

#include "core/apps/architectures.hpp"
#include "core/apps/command_files.hpp"
#include "core/apps/datasets.hpp"
#include "core/apps/io.hpp"
#include "core/apps/report/report.hpp"
#include "core/error.hpp"

namespace scrawl::apps {
namespace {

namespace fs = std::filesystem;

void add_files(const TrainOptions& options, std::vector<CommandFile>& files) {
  const auto add = [&](CommandFile::Use use, const char* option, const fs::path& path) {
    files.push_back({use, option, path});
  };
  for (const auto& path : data_files(options.data)) add(CommandFile::read, "--data", path);
  for (const auto& path : options.strokes) add(CommandFile::read, "--strokes", path);
  for (const auto& path : options.validation_strokes) {
    add(CommandFile::read, "--validation-strokes", path);
  }
  if (!is_built_in(options.architecture)) {
    add(CommandFile::read, "--architecture", options.architecture);
  }
  add(CommandFile::read, "--init", options.init);
  add(CommandFile::written, "--output", options.output);
  const std::string& checkpoint = options.checkpoint_path();
  if (checkpoint != options.resume) add(CommandFile::read, "--resume", options.resume);
  add(CommandFile::written, options.checkpoint.empty() ? "--resume" : "--checkpoint", checkpoint);
  add(CommandFile::written, "--history", options.history);
  if (!options.report.empty()) {
    add(CommandFile::written, "--report", report::report_path(options.report));
  }
}

void check_held_out(const TrainOptions& options) {
  std::vector<std::pair<const char*, std::string>> learned = {{"--data", options.data}};
  for (const auto& path : options.strokes) learned.emplace_back("--strokes", path);
  for (const auto& held_out : options.validation_strokes) {
    for (const auto& [option, path] : learned) {
      std::error_code ignored;
      if (!fs::equivalent(path, held_out, ignored)) continue;
      throw CLI::ValidationError(std::string(option) + " (" + path +
                                 ") and --validation-strokes (" + held_out +
                                 ") are the same file; hold out another than is learned from");
    }
  }
}

void check_destinations(const TrainOptions& options) {
  check_writable(options.output);
  if (!options.history.empty()) check_writable(options.history);
  if (!options.report.empty()) report::report_file(options.report);
  const std::string& checkpoint = options.checkpoint_path();
  if (checkpoint.empty()) return;
  std::error_code ignored;
  if (checkpoint != options.resume && fs::exists(checkpoint, ignored)) {
    throw Error(checkpoint + ": is there already; go on with it by --resume, or remove it");
  }
  check_writable(checkpoint);
}

}  // namespace

void check_training_files(std::span<const TrainOptions> trainings, const std::string& recipe) {
  std::vector<CommandFile> files = {{CommandFile::read, "--config", recipe}};
  for (const auto& training : trainings) {
    add_files(training, files);
    check_held_out(training);
  }
  check_files(std::move(files));
  for (const auto& training : trainings) check_destinations(training);
}

}  // namespace scrawl::apps
