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
#include "core/apps/interrupt.hpp"
#include "core/apps/io.hpp"
#include "core/apps/progress.hpp"
#include "core/apps/provenance.hpp"
#include "core/apps/report/report.hpp"
#include "core/apps/train_data.hpp"
#include "core/apps/training_record.hpp"
#include "core/error.hpp"
#include "core/printable.hpp"
#include "core/training/calibrate.hpp"
#include "core/training/metrics.hpp"
#include "core/version.hpp"

namespace scrawl::apps {
namespace {

using training::EpochEvent;

// The model that training starts from: new weights, or those of a file.
Model starting_model(const TrainOptions& options) {
  if (!options.init.empty()) return load_model(read_file(options.init), options.init);
  nn::Architecture architecture = find_architecture(options.architecture);
  if (options.dropout > 0) architecture = with_dropout(std::move(architecture), options.dropout);
  Random random(options.training.seed);
  return untrained_model(architecture, random, options.architecture);
}

void print_epoch_as_json(const EpochEvent& event, const TrainOptions& options,
                         const TrainData& data) {
  json::Writer writer;
  writer.begin_object().key("seed").text(std::to_string(options.training.seed));
  writer.key("epoch").integer(event.epoch + 1);
  writer.key("loss").number(event.training.loss);
  writer.key("accuracy").number(event.training.accuracy);
  std::vector<FinalScore> scores;
  for (std::size_t i = 0; i < event.validation.size(); ++i) {
    scores.push_back(
        {data.validation[i].name, data.validation[i].source->count(), event.validation[i]});
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
                                               const TrainData& data, const Model& model) {
  auto settings = options.settings(app);
  settings["program"] = "scrawl train " + std::string(version());
  settings["architecture"] = nn::to_json(model.network.architecture());
  settings["starting model"] = options.init.empty() ? "" : checksum_of({read_file(options.init)});
  std::string& used = settings["data"];
  for (const auto& [dataset, learned, held_out] : data.used) {
    used +=
        dataset->checksum + " " + std::to_string(learned) + "+" + std::to_string(held_out) + " ";
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
                  const TrainData& data, std::span<const EpochEvent> history, ThreadPool& pool) {
  const Model model = load_model(bytes, options.output);  // as whoever uses it will have it
  const std::string name = std::filesystem::path(options.output).filename().string();
  std::vector<report::Judged> judged;
  for (const auto& held_out : data.validation) {
    judged.push_back(
        report::judge(name, model, *held_out.dataset, held_out.rows, *held_out.source, pool));
    judged.back().figures.part = "held out";
  }
  const std::string page =
      report::report_page({name, model, bytes.size(), median_seconds(history)}, judged);
  file.write(std::as_bytes(std::span(page)));
}

Progress progress_of(const TrainOptions& options, const TrainData& data) {
  std::vector<std::string> names;
  for (const auto& held_out : data.validation) names.push_back(printable(held_out.name));
  const bool json = options.json;
  return {std::cout, [json] { return json ? 0 : terminal_columns(); }, options.training.epochs,
          std::move(names)};
}

// Runs the trainer until it is done, has no patience left, or is interrupted.
void drive(training::Trainer& trainer, TrainingRecord& record, Progress& progress,
           const TrainOptions& options, const TrainData& data) {
  std::vector<const training::SampleSource*> validation;
  for (const auto& held_out : data.validation) validation.push_back(held_out.source.get());
  const training::Listener listener{.step =
                                        [&](const training::StepEvent& event) {
                                          progress.step(event);
                                          if (event.step == event.steps)
                                            return true;  // the epoch's event comes first
                                          record.save_when_due();
                                          return !interruption_requested();
                                        },
                                    .epoch =
                                        [&](const EpochEvent& event) {
                                          record.add(event);
                                          if (options.json) {
                                            print_epoch_as_json(event, options, data);
                                          } else {
                                            progress.epoch(event);
                                          }
                                          record.save_when_due();
                                          return !record.stopped_early() &&
                                                 !interruption_requested();
                                        }};
  if (!record.stopped_early()) training::train(trainer, validation, listener);
  progress.clear();
}

// Judges the model as it is stored, without batch norm and rounded, and gives its bytes.
std::vector<std::byte> finish(Model& model, TrainingResult& result, const TrainOptions& options,
                              const TrainData& data, const TrainingRecord& record, ThreadPool& pool,
                              const std::string& command) {
  model.network = nn::fold_for_inference(record.result());
  const nn::Network<float> stored = quantised(model.network, options.weights);
  std::vector<training::Evaluation> evaluations;
  for (const auto& held_out : data.validation) {
    auto evaluation = training::evaluate(stored, *held_out.source, pool);
    result.scores.push_back(
        {held_out.name, held_out.source->count(), {evaluation.loss, evaluation.accuracy()}});
    evaluations.push_back(std::move(evaluation));
  }
  // The notebook's sigmoids are left as they are: they are no distribution to calibrate.
  if (stored.architecture().head == nn::Head::softmax) {
    model.calibration = training::calibrate(evaluations);
  }
  model.provenance = provenance(options, data, result.scores, record.history(), command);
  model.self_check = SelfCheck{.pixels = data.example, .probabilities = {}};
  return save_model(model, options.weights);
}

}  // namespace

void write_scores(json::Writer& writer, const std::vector<FinalScore>& scores) {
  writer.key("validation").begin_array();
  for (const auto& [name, count, score] : scores) {
    writer.begin_object().key("name").text(name);
    writer.key("count").integer(static_cast<std::int64_t>(count));
    writer.key("loss").number(score.loss).key("accuracy").number(score.accuracy).end_object();
  }
  writer.end_array();
}

TrainingResult run_training(const TrainOptions& options, const CLI::App& app,
                            const std::string& command) {
  Model model = starting_model(options);
  save_model(model, options.weights);  // throws now what it would throw after the training
  const TrainData data = load_train_data(options, model.preprocessing);
  for (const auto& held_out : data.validation) training::check_fit(model.network, *held_out.source);
  training::Trainer trainer(model.network, *data.training, options.training);
  Progress progress = progress_of(options, data);
  const Warn warn = [&](const std::string& line) {
    progress.clear();
    print_error("train", line);
  };
  TrainingRecord record(options, trainer, settings_of(options, app, data, model), warn);
  if (!options.json) {
    std::cout << format_count(static_cast<double>(model.network.parameter_count()))
              << " parameters, " << format_count(static_cast<double>(data.training->count()))
              << " samples an epoch, " << options.training.threads << " threads" << std::endl;
  }
  drive(trainer, record, progress, options, data);

  TrainingResult result;
  result.finished = trainer.finished() || record.stopped_early();
  // Who is interrupted may not have the seconds that judging takes.
  if (!result.finished) record.save();
  std::vector<std::byte> bytes;
  try {
    bytes = finish(model, result, options, data, record, trainer.pool(), command);
    write_file(options.output, bytes);
  } catch (const Error& error) {
    record.save();
    const std::string& kept = options.checkpoint_path();
    if (kept.empty() || !record.all_written()) throw;
    throw Error(std::string(error.what()) + "; nothing is lost: go on by --resume " + kept);
  }
  record.save();
  if (options.json) {
    print_result_as_json(options, bytes.size(), result);
  } else {
    print_result(options, bytes.size(), result);
  }
  if (!options.report.empty()) {
    SideFile report(report::report_path(options.report).string(), warn);
    write_report(report, options, bytes, data, record.history(), trainer.pool());
    result.all_written = !report.failed();
  }
  result.all_written = result.all_written && record.all_written();
  return result;
}

}  // namespace scrawl::apps
