#include "core/apps/train_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string_view>

#include "core/apps/command_line.hpp"
#include "core/apps/option_checks.hpp"
#include "core/apps/recipe.hpp"
#include "core/printable.hpp"

namespace scrawl::apps {
namespace {

using Pixels = data::PixelAugmentation;
using Strokes = data::StrokeAugmentation;

const std::vector<std::pair<std::string, nn::ScheduleKind>> schedules = {
    {"constant", nn::ScheduleKind::constant},
    {"cosine", nn::ScheduleKind::cosine},
    {"one-cycle", nn::ScheduleKind::one_cycle}};
const std::vector<std::pair<std::string, WeightType>> weight_types = {{"f32", WeightType::f32},
                                                                      {"f16", WeightType::f16},
                                                                      {"int8", WeightType::int8},
                                                                      {"int6", WeightType::int6}};

struct LimitOption {
  const char* name;
  double Pixels::*pixels;
  double Strokes::*strokes;
  double most;
  const char* help;
};
constexpr LimitOption limit_options[] = {
    {"--augment-rotation", &Pixels::rotation, nullptr, 180, "degrees"},
    {"--augment-scale", &Pixels::scale, nullptr, 3, "natural logarithm"},
    {"--augment-shear", &Pixels::shear, nullptr, 10, "part of the height"},
    {"--augment-shift", &Pixels::shift, nullptr, 1000, "pixels"},
    {"--augment-elastic", &Pixels::elastic, nullptr, 1000, "pixels"},
    {"--augment-thickness", &Pixels::thickness, nullptr, 1, "0 to 1"},
    {"--augment-cut-out", &Pixels::cut_out, nullptr, 4096, "side of the square, pixels"},
    {"--augment-fraction", &Pixels::fraction, nullptr, 1, "part of the pictures that are changed"},
    {"--stroke-rotation", nullptr, &Strokes::rotation, 180, "degrees"},
    {"--stroke-shear", nullptr, &Strokes::shear, 10, "part of the height"},
    {"--stroke-aspect", nullptr, &Strokes::aspect, 3, "natural logarithm"},
    {"--stroke-warp", nullptr, &Strokes::warp, 1, "part of the drawing"},
    {"--stroke-jitter", nullptr, &Strokes::jitter, 1, "part of the drawing"},
    {"--stroke-pen-width", nullptr, &Strokes::pen_width, 3, "natural logarithm"},
    {"--stroke-size", nullptr, &Strokes::size, 3, "natural logarithm"},
    {"--stroke-thinning", nullptr, &Strokes::thinning, 1, "part of the points, at most 1"},
};

// What a training may be resumed with another value of: files, whose contents are compared, and
// what is done with the results.
constexpr std::string_view not_settings[] = {
    "--help",   "--config", "--data",       "--strokes",          "--validation-strokes",
    "--init",   "--output", "--checkpoint", "--checkpoint-every", "--architecture",
    "--resume", "--json",   "--weights",    "--history",          "--threads",
    "--report", "--seed",   "--seeds"};

std::string check_history_name(const std::string& name) {
  if (name.ends_with(".csv") || name.ends_with(".jsonl")) return {};
  return in_quotes(name) + " ends neither in .csv nor in .jsonl";
}

}  // namespace

std::optional<Pixels> TrainOptions::pixel_augmentation() const {
  Pixels result = Pixels{}.scaled(augment);
  bool any = augment > 0;
  for (const auto& limit : limits_) {
    if (limit.pixels == nullptr || !limit.value) continue;
    result.*limit.pixels = *limit.value;
    any = true;
  }
  return any ? std::optional(result) : std::nullopt;
}

std::optional<Strokes> TrainOptions::stroke_augmentation() const {
  const double strength = augment_strokes.value_or(augment);
  Strokes result = Strokes{}.scaled(strength);
  bool any = strength > 0;
  for (const auto& limit : limits_) {
    if (limit.strokes == nullptr || !limit.value) continue;
    result.*limit.strokes = *limit.value;
    any = true;
  }
  return any ? std::optional(result) : std::nullopt;
}

training::TrainingRunOptions TrainOptions::run_options() const {
  const auto all = [](const std::string& list) {
    return list.empty() ? std::set<int>{} : parse_number_list(list);
  };
  return {
      .training = training,
      .data = {.hold_out = {.part = validation_split,
                            .last = validation_last,
                            .writers = all(writers),
                            .held_out_writers = all(validation_writers)},
               .augmentation = {.pixels = pixel_augmentation(), .strokes = stroke_augmentation()},
               .label_smoothing = label_smoothing},
      .patience = patience,
      .keep_best = keep_best};
}

std::map<std::string, std::string> TrainOptions::settings(const CLI::App& app) const {
  std::map<std::string, std::string> result = {{"--seed", std::to_string(training.seed)}};
  for (const auto* option : app.get_options()) {
    const std::string name = option->get_name();
    if (option->count() == 0 || std::ranges::find(not_settings, name) != std::end(not_settings)) {
      continue;
    }
    result[name] = CLI::detail::join(option->results(), ",");
  }
  return result;
}

void TrainOptions::add_to(CLI::App& app) {
  add_recipe_option(app);

  app.add_option("--data", data,
                 "Labelled pictures: a folder with MNIST's IDX files, a CSV file in Kaggle's "
                 "format; or a strokes file (JSON); each also gzip");
  app.add_option("--strokes", strokes, "Strokes files (JSON) to learn from as well");
  app.add_option("--stroke-weight", stroke_weights,
                 "Times that an epoch passes over each of the strokes files (default: 1)")
      ->transform(number(1e-3, 1e3));
  app.add_option("--writers", writers,
                 "Learn from strokes of these writers only, such as 1-24; 0 is an unknown writer")
      ->transform(number_list());
  app.add_option("--validation-writers", validation_writers,
                 "Hold out the strokes of these writers (default: a part as large as for pictures)")
      ->transform(number_list());
  app.add_option("--validation-strokes", validation_strokes, "Strokes files to hold out whole");
  app.add_option("--validation-split", validation_split, "Part held out at random; 0 for none")
      ->transform(number(0.0, 0.99))
      ->capture_default_str();
  app.add_option("--validation-last", validation_last,
                 "Hold out this many pictures at the end instead")
      ->transform(whole_number(0, 1'000'000'000));

  auto* chosen = app.add_option("--architecture", architecture,
                                "A built-in architecture's name or a JSON file")
                     ->capture_default_str();
  auto* from_file =
      app.add_option("--init", init,
                     "Start from the weights of this model (.safetensors, .onnx, model.json)")
          ->excludes(chosen);
  app.add_option("--output", output, "Where the model goes (.safetensors)")->required();
  app.add_option("--weights", weights, "How it is stored: f32, f16, int8 or int6")
      ->transform(one_of(weight_types))
      ->default_str("f32");

  app.add_option("--epochs", training.epochs, "Passes over the data")
      ->transform(whole_number(1, 100'000))
      ->capture_default_str();
  app.add_option("--batch-size", training.batch_size, "Samples a step")
      ->transform(whole_number(1, 65'536))
      ->capture_default_str();
  auto* seed = app.add_option("--seed", training.seed, "Decides everything that is random")
                   ->transform(whole_number(0, std::numeric_limits<std::int64_t>::max()))
                   ->capture_default_str();
  app.add_option(
         "--seeds", seeds,
         "One training for each of these, such as 1-5, and the mean of what they reach; the "
         "seed is put into the name of every file")
      ->transform(number_list(100))
      ->excludes(seed);
  app.add_option("--learning-rate", training.schedule.peak, "Adam's step (highest, if scheduled)")
      ->transform(number(1e-9, 10.0))
      ->capture_default_str();
  app.add_option("--schedule", training.schedule.kind, "constant, cosine or one-cycle")
      ->transform(one_of(schedules))
      ->default_str("constant");
  app.add_option("--weight-decay", training.adam.weight_decay, "AdamW's, on kernels only")
      ->transform(number(0, 1000))
      ->capture_default_str();
  app.add_option("--label-smoothing", label_smoothing, "Part of a target spread over all classes")
      ->transform(number(0.0, 0.9))
      ->capture_default_str();
  app.add_option("--dropout", dropout,
                 "Leave out this part of what the last dense layer reads, at random; architectures "
                 "may have more of it")
      ->transform(number(0.0, 0.9))
      ->excludes(from_file)
      ->capture_default_str();
  app.add_option("--average-decay", training.average_decay,
                 "Use a moving average of the weights, with this decay a step; 0 for none")
      ->transform(number(0.0, 0.999999))
      ->capture_default_str();
  training.threads = all_processors();
  app.add_option("--threads", training.threads, "Default: one for each processor")
      ->transform(whole_number(1, 1024))
      ->capture_default_str();

  app.add_option("--augment", augment, "Change pictures at random, with this strength; 1 is usual")
      ->transform(number(0, 100))
      ->capture_default_str();
  app.add_option("--augment-strokes", augment_strokes,
                 "Likewise for strokes (default: as --augment)")
      ->transform(number(0, 100));
  static_assert(std::size(limit_options) == limit_count);
  for (std::size_t i = 0; i < limit_count; ++i) {
    const auto& [name, pixels, strokes_member, most, help] = limit_options[i];
    limits_[i] = {pixels, strokes_member, std::nullopt};
    app.add_option(name, limits_[i].value, std::string("Its limit by itself: ") + help)
        ->transform(number(0, most))
        ->group("Limits of augmentation");
  }
  app.add_option("--checkpoint", checkpoint,
                 "Keep the training in this file, so that it can go on after whatever happens");
  app.add_option("--checkpoint-every", checkpoint_every, "Seconds between two of them")
      ->transform(number(0.0, 1e6))
      ->capture_default_str();
  app.add_option("--resume", resume,
                 "Go on with this checkpoint, and keep it up to date; the result is the same as "
                 "without the break");
  app.add_option("--patience", patience,
                 "End after so many epochs without a lower loss on what is held out")
      ->transform(whole_number(1, 100'000));
  app.add_flag("--keep-best", keep_best, "Use the weights of the epoch with the lowest such loss");
  app.add_option("--history", history,
                 "Also write each epoch's figures to this .csv or .jsonl file")
      ->check(check_history_name);
  app.add_option("--report", report,
                 "Also write a page about the training and what was held out, index.html, to this "
                 "folder");
  app.add_flag("--json", json, "Report each epoch and the end as a line of JSON");
}

}  // namespace scrawl::apps
