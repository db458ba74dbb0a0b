#include "core/apps/training_run.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "core/apps/architectures.hpp"
#include "core/apps/command_line.hpp"
#include "core/apps/datasets.hpp"
#include "core/apps/interrupt.hpp"
#include "core/apps/io.hpp"
#include "core/apps/model_files.hpp"
#include "core/apps/progress.hpp"
#include "core/apps/provenance.hpp"
#include "core/apps/report/report.hpp"
#include "core/apps/train_data.hpp"
#include "core/apps/training_record.hpp"
#include "core/error.hpp"
#include "core/printable.hpp"
#include "core/training/training_run.hpp"
#include "core/version.hpp"

namespace scrawl::apps {
namespace {

using training::EpochEvent;
using training::TrainingRun;

// The model that training starts from: new weights, or those of a file.
Model starting_model(const TrainOptions& options) {
  if (!options.init.empty()) return load_any_model(options.init, read_file(options.init), "train");
  nn::Architecture architecture = find_architecture(options.architecture);
  if (options.dropout > 0) architecture = with_dropout(std::move(architecture), options.dropout);
  Random random(options.training.seed);
  return untrained_model(architecture, random, options.architecture);
}

void print_epoch_as_json(const EpochEvent& event, const TrainOptions& options,
                         std::span<const training::HeldOut> held_out) {
  json::Writer writer;
  writer.begin_object().key("seed").text(std::to_string(options.training.seed));
  writer.key("epoch").integer(event.epoch + 1);
  writer.key("loss").number(event.training.loss);
  writer.key("accuracy").number(event.training.accuracy);
  std::vector<training::HeldOutScore> scores;
  for (std::size_t i = 0; i < event.validation.size(); ++i) {
    scores.push_back({held_out[i].name, held_out[i].source->count(), event.validation[i]});
  }
  write_scores(writer, scores);
  writer.key("seconds").number(event.seconds);
  writer.key("learning_rate").number(event.learning_rate).end_object();
  std::cout << writer.result() << std::endl;
}

void print_result_as_json(const TrainOptions& options, std::size_t bytes,
                          const TrainingResult& result) {
  json::Writer writer;
  writer.begin_object().key("seed").text(std::to_string(options.training.seed));
  writer.key("output").text(options.output);
  writer.key("bytes").integer(static_cast<std::int64_t>(bytes));
  writer.key("interrupted").boolean(!result.finished);
  write_scores(writer, result.scores);
  writer.end_object();
  std::cout << writer.result() << std::endl;
}

void print_result(const TrainOptions& options, std::size_t bytes, const TrainingResult& result) {
  std::cout << printable(options.output) << ": " << format_count(static_cast<double>(bytes))
            << " bytes";
  for (const auto& [name, count, score] : result.scores) {
    std::cout << ", " << format_percent(score.accuracy) << " of "
              << format_count(static_cast<double>(count)) << " " << printable(name) << " held out";
  }
  std::cout << (result.finished ? "" : "; interrupted before the end") << std::endl;
}

// What a checkpoint must have been made with to go on from.
std::map<std::string, std::string> settings_of(const TrainOptions& options, const CLI::App& app,
                                               const TrainingRun& run) {
  auto settings = options.settings(app);
  settings["program"] = "scrawl train " + std::string(version());
  settings["architecture"] = nn::to_json(run.start().network.architecture());
  settings["starting model"] = options.init.empty() ? "" : checksum_of({read_file(options.init)});
  std::string& used = settings["data"];
  for (const auto& [digits, learned, held_out] : run.data().used()) {
    used += digits->checksum + " " + std::to_string(learned) + "+" + std::to_string(held_out) + " ";
  }
  return settings;
}

std::optional<double> median_seconds(std::span<const EpochEvent> history) {
  if (history.empty()) return std::nullopt;
  std::vector<double> seconds;
  for (const auto& event : history) seconds.push_back(event.seconds);
  std::ranges::sort(seconds);
  return seconds[seconds.size() / 2];
}

void write_report(SideFile& file, const TrainOptions& options, std::span<const std::byte> bytes,
                  TrainingRun& run) {
  const Model model = load_model(bytes, options.output);  // as whoever uses it will have it
  const std::string name = std::filesystem::path(options.output).filename().string();
  std::vector<report::Judged> judged;
  for (const auto& [title, parts, source] : run.data().held_out()) {
    judged.push_back(
        report::judge(name, model, *parts[0].digits, parts[0].rows, *source, run.pool()));
    judged.back().figures.part = "held out";
  }
  const std::string page =
      report::report_page({name, model, bytes.size(), median_seconds(run.history())}, judged);
  file.write(std::as_bytes(std::span(page)));
}

Progress progress_of(const TrainOptions& options, const TrainingRun& run) {
  std::vector<std::string> names;
  for (const auto& held_out : run.data().held_out()) names.push_back(printable(held_out.name));
  const bool json = options.json;
  return {std::cout, [json] { return json ? 0 : terminal_columns(); }, options.training.epochs,
          std::move(names)};
}

// Until the training ends by itself or is interrupted.
void drive(TrainingRun& run, TrainingRecord& record, Progress& progress,
           const TrainOptions& options) {
  while (!run.finished() && !interruption_requested()) {
    const training::StepEvent event = run.step();
    progress.step(event);
    if (event.step == event.steps) {
      record.write_history();
      const EpochEvent& epoch = run.history().back();
      if (options.json) {
        print_epoch_as_json(epoch, options, run.data().held_out());
      } else {
        progress.epoch(epoch);
      }
    }
    record.save_when_due();
  }
  progress.clear();
}

// Makes the model and writes it; tells where the training is kept when there is no room for it.
std::vector<std::byte> finish(TrainingRun& run, TrainingRecord& record, TrainingResult& result,
                              const TrainOptions& options, const std::string& command) {
  try {
    auto [model, scores] = run.result(options.weights, origin_of(command));
    result.scores = std::move(scores);
    std::vector<std::byte> bytes = save_model(model, options.weights);
    write_file(options.output, bytes);
    return bytes;
  } catch (const Error& error) {
    record.save();
    const std::string& kept = options.checkpoint_path();
    if (kept.empty() || !record.all_written()) throw;
    throw Error(std::string(error.what()) + "; nothing is lost: go on by --resume " + kept);
  }
}

}  // namespace

TrainingResult run_training(const TrainOptions& options, const CLI::App& app,
                            const std::string& command) {
  Model model = starting_model(options);
  save_model(model, options.weights);  // throws now what it would throw after the training
  TrainingRun run(std::move(model), load_training_sets(options), options.run_options());
  Progress progress = progress_of(options, run);
  const Warn warn = [&](const std::string& line) {
    progress.clear();
    print_error("train", line);
  };
  TrainingRecord record(options, run, settings_of(options, app, run), warn);
  if (!options.json) {
    std::cout << format_count(static_cast<double>(run.start().network.parameter_count()))
              << " parameters, " << format_count(static_cast<double>(run.data().training().count()))
              << " samples an epoch, " << options.training.threads << " threads" << std::endl;
  }
  drive(run, record, progress, options);

  TrainingResult result;
  result.finished = run.finished();
  // Who is interrupted may not have the seconds that judging takes.
  if (!result.finished) record.save();
  const std::vector<std::byte> bytes = finish(run, record, result, options, command);
  record.save();
  if (options.json) {
    print_result_as_json(options, bytes.size(), result);
  } else {
    print_result(options, bytes.size(), result);
  }
  if (!options.report.empty()) {
    SideFile report(report::report_path(options.report).string(), warn);
    write_report(report, options, bytes, run);
    result.all_written = !report.failed();
  }
  result.all_written = result.all_written && record.all_written();
  return result;
}

}  // namespace scrawl::apps
