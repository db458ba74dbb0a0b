#include "wasm/training_request.hpp"

#include <cstdint>
#include <string_view>
#include <utility>

#include "core/json.hpp"
#include "wasm/learning.hpp"

namespace scrawl::javascript {

namespace {

std::string_view text_of(const std::vector<std::uint8_t>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

training::TrainingRunOptions options_from(const val& asked) {
  training::TrainingRunOptions options;
  options.training.epochs = asked["epochs"].as<int>();
  options.training.batch_size = asked["batchSize"].as<int>();
  options.training.seed = static_cast<std::uint64_t>(asked["seed"].as<double>());
  options.training.schedule.peak = asked["learningRate"].as<double>();
  const auto schedule = asked["schedule"].as<std::string>();
  if (schedule == "one-cycle") options.training.schedule.kind = nn::ScheduleKind::one_cycle;
  if (schedule == "cosine") options.training.schedule.kind = nn::ScheduleKind::cosine;
  options.training.adam.weight_decay = asked["weightDecay"].as<double>();
  options.data.augmentation =
      training::Augmentation::of_strength(asked["augmentation"].as<double>());
  options.data.join_held_out = true;
  options.keep_best = asked["keepBest"].isTrue();
  return options;
}

std::string command_from(const val& asked) {
  const auto number = [&](const char* name) {
    return std::string(json::Writer().number(asked[name].as<double>()).result());
  };
  const auto whole = [&](const char* name) { return std::to_string(asked[name].as<int>()); };
  return "train --epochs " + whole("epochs") + " --batch-size " + whole("batchSize") + " --seed " +
         std::to_string(static_cast<std::uint64_t>(asked["seed"].as<double>())) +
         " --learning-rate " + number("learningRate") + " --schedule " +
         asked["schedule"].as<std::string>() + " --weight-decay " + number("weightDecay") +
         " --augment " + number("augmentation") +
         (asked["keepBest"].isTrue() ? " --keep-best" : "");
}

std::vector<training::TrainingSet> sets_from(const val& data) {
  std::vector<training::TrainingSet> sets;
  const auto add = [&](std::string name, data::Images images, std::vector<data::Glyph> glyphs) {
    sets.push_back({.digits = {.name = std::move(name),
                               .checksum = {},
                               .images = std::move(images),
                               .glyphs = std::move(glyphs)}});
  };
  for (const val& files : emscripten::vecFromJSArray<val>(data["idx"])) {
    add("pictures", images_from(files, "the pictures"), {});
  }
  for (const val& file : emscripten::vecFromJSArray<val>(data["csv"])) {
    const auto name = file["name"].as<std::string>();
    const auto bytes = bytes_from(file["bytes"]);
    add(name, data::parse_kaggle_csv(text_of(bytes), name), {});
  }
  for (const val& file : emscripten::vecFromJSArray<val>(data["strokes"])) {
    const auto name = file["name"].as<std::string>();
    const auto bytes = bytes_from(file["bytes"]);
    add(name, {}, data::parse_strokes(text_of(bytes), name));
  }
  if (!data["heldOut"].isNull() && !data["heldOut"].isUndefined()) {
    add("held-out pictures", images_from(data["heldOut"], "the held-out pictures"), {});
    for (training::TrainingSet& set : sets) set.use = training::Use::learned;
    sets.back().use = training::Use::held_out;
  }
  return sets;
}

}  // namespace scrawl::javascript
