// train: from labelled pictures and strokes to a model file.

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/apps/architectures.hpp"
#include "core/apps/command_line.hpp"
#include "core/apps/interrupt.hpp"
#include "core/apps/io.hpp"
#include "core/apps/progress.hpp"
#include "core/apps/train_data.hpp"
#include "core/apps/train_options.hpp"
#include "core/apps/training_record.hpp"
#include "core/error.hpp"
#include "core/json.hpp"
#include "core/training/calibrate.hpp"
#include "core/training/metrics.hpp"

namespace {

using namespace scrawl;
using namespace scrawl::apps;

// The model that training starts from: new weights, or those of a file.
Model starting_model(const TrainOptions& options) {
  if (!options.init.empty()) return load_model(read_file(options.init), options.init);
  Random random(options.training.seed);
  return untrained_model(find_architecture(options.architecture), random, options.architecture);
}

std::string today() {
  std::time_t now = std::time(nullptr);
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH")) now = std::strtoll(fixed, nullptr, 10);
  char text[11];
  std::strftime(text, sizeof text, "%Y-%m-%d", std::gmtime(&now));
  return text;
}

struct FinalScore {
  std::string name;
  std::size_t count;
  training::Score score;
};

void write_scores(json::Writer& writer, const std::vector<FinalScore>& scores) {
  writer.key("validation").begin_array();
  for (const auto& [name, count, score] : scores) {
    writer.begin_object().key("name").text(name);
    writer.key("count").integer(static_cast<std::int64_t>(count));
    writer.key("loss").number(score.loss).key("accuracy").number(score.accuracy).end_object();
  }
  writer.end_array();
}

// Nothing here depends on when or how fast it ran but the day: equal runs give equal files.
std::string provenance(const TrainOptions& options, const TrainData& data,
                       const std::vector<FinalScore>& scores, int epochs_done,
                       const std::string& command) {
  const auto& training = options.training;
  json::Writer writer;
  writer.begin_object();
  writer.key("program").text("scrawl train " SCRAWL_VERSION).key("command").text(command);
  writer.key("date").text(today());
  writer.key("data").begin_array();
  for (const auto& [dataset, learned, held_out] : data.used) {
    writer.begin_object().key("name").text(dataset->name).key("crc32").text(dataset->checksum);
    writer.key("training").integer(static_cast<std::int64_t>(learned));
    writer.key("validation").integer(static_cast<std::int64_t>(held_out)).end_object();
  }
  writer.end_array();
  writer.key("seed").text(std::to_string(training.seed));
  writer.key("epochs").integer(epochs_done).key("batch_size").integer(training.batch_size);
  writer.key("threads").integer(training.threads);
  writer.key("learning_rate").number(training.schedule.peak);
  write_scores(writer, scores);
  if (!scores.empty()) writer.key("accuracy").number(scores[0].score.accuracy);
  writer.end_object();
  return std::string(writer.result());
}

void print_epoch_as_json(const training::EpochEvent& event, const TrainData& data) {
  json::Writer writer;
  writer.begin_object().key("epoch").integer(event.epoch + 1);
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

// What a checkpoint must have been made with to go on from.
std::map<std::string, std::string> settings_of(const TrainOptions& options, const CLI::App& app,
                                               const TrainData& data, const Model& model) {
  auto settings = options.settings(app);
  settings["program"] = "scrawl train " SCRAWL_VERSION;
  settings["architecture"] = nn::to_json(model.network.architecture());
  settings["starting model"] = options.init.empty() ? "" : checksum_of({read_file(options.init)});
  std::string& used = settings["data"];
  for (const auto& [dataset, learned, held_out] : data.used) {
    used += dataset->checksum + " " + std::to_string(learned) + "+" + std::to_string(held_out) + " ";
  }
  return settings;
}

int train(TrainOptions& options, const CLI::App& app, const std::string& command) {
  if (options.data.empty() && options.strokes.empty()) {
    throw CLI::RequiredError("--data or --strokes");
  }
  check_writable(options.output);
  Model model = starting_model(options);
  save_model(model, options.weights);  // throws now what it would throw after the training
  const TrainData data = load_train_data(options, model.preprocessing);
  std::vector<const training::SampleSource*> validation;
  std::vector<std::string> names;
  for (const auto& [name, source] : data.validation) {
    training::check_fit(model.network, *source);
    validation.push_back(source.get());
    names.push_back(name);
  }
  training::Trainer trainer(model.network, *data.training, options.training);
  TrainingRecord record(options, trainer, settings_of(options, app, data, model));

  catch_interruptions();
  if (!options.json) {
    std::cout << format_count(static_cast<double>(model.network.parameter_count()))
              << " parameters, " << format_count(static_cast<double>(data.training->count()))
              << " samples an epoch, " << options.training.threads << " threads" << std::endl;
  }
  Progress progress(std::cout, ::isatty(STDOUT_FILENO) != 0 && !options.json,
                    options.training.epochs, names);
  const training::Listener listener{
      .step =
          [&](const training::StepEvent& event) {
            progress.step(event);
            if (event.step == event.steps) return true;  // the epoch's event comes first
            record.save_when_due();
            return !interruption_requested();
          },
      .epoch =
          [&](const training::EpochEvent& event) {
            record.add(event);
            if (options.json) {
              print_epoch_as_json(event, data);
            } else {
              progress.epoch(event);
            }
            record.save_when_due();
            return !record.stopped_early() && !interruption_requested();
          }};
  if (!record.stopped_early()) training::train(trainer, validation, listener);
  record.save();
  const bool finished = trainer.finished() || record.stopped_early();
  model.network = nn::fold_for_inference(record.result());
  progress.clear();

  // Judged once more as it is stored, without batch norm and rounded.
  const nn::Network<float> stored = quantised(model.network, options.weights);
  std::vector<FinalScore> scores;
  std::vector<training::Evaluation> evaluations;
  for (const auto& [name, source] : data.validation) {
    auto evaluation = training::evaluate(stored, *source, trainer.team());
    scores.push_back({name, source->count(), {evaluation.loss, evaluation.accuracy()}});
    evaluations.push_back(std::move(evaluation));
  }
  // The notebook's sigmoids are left as they are: they are no distribution to calibrate.
  if (stored.architecture().head == nn::Head::softmax) {
    model.calibration = training::calibrate(evaluations);
  }
  model.provenance = provenance(options, data, scores, static_cast<int>(record.history().size()), command);
  model.self_check = SelfCheck{.pixels = data.example, .probabilities = {}};
  const auto bytes = save_model(model, options.weights);
  write_file(options.output, bytes);

  if (options.json) {
    json::Writer writer;
    writer.begin_object().key("output").text(options.output);
    writer.key("bytes").integer(static_cast<std::int64_t>(bytes.size()));
    writer.key("interrupted").boolean(!finished);
    write_scores(writer, scores);
    writer.end_object();
    std::cout << writer.result() << '\n';
  } else {
    std::cout << options.output << ": " << format_count(static_cast<double>(bytes.size()))
              << " bytes";
    for (const auto& [name, count, score] : scores) {
      std::cout << ", " << format_percent(score.accuracy) << " of "
                << format_count(static_cast<double>(count)) << " " << name << " held out";
    }
    std::cout << (finished ? "\n" : "; interrupted before the end\n");
  }
  return finished ? success : interrupted;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Trains a digit recogniser and writes it to a file.", "train");
  TrainOptions options;
  options.add_to(app);
  app.footer("Exit codes: 0 done, 1 failed, 2 wrong arguments, 130 interrupted (and saved).");
  return run(app, argc, argv, [&] { return train(options, app, command_without_paths(argc, argv)); });
}
