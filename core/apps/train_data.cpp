#include "core/apps/train_data.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/apps/command_line.hpp"
#include "core/error.hpp"

namespace scrawl::apps {
namespace {

using training::SampleSource;
using Rows = std::vector<std::size_t>;

data::Split split_images(const TrainOptions& options, const Dataset& dataset) {
  const std::size_t count = dataset.count();
  if (options.validation_last == 0) {
    return data::split_at_random(count, options.validation_split, options.training.seed);
  }
  if (options.validation_last >= count) {
    throw Error(dataset.name + ": has " + std::to_string(count) +
                " pictures, too few to hold out the last " +
                std::to_string(options.validation_last));
  }
  const Rows rows = training::all_rows(count);
  const auto end = rows.end() - static_cast<std::ptrdiff_t>(options.validation_last);
  return {Rows(rows.begin(), end), Rows(end, rows.end())};
}

data::Split split_strokes(const TrainOptions& options, const Dataset& dataset) {
  const auto all = [](const std::string& list) {
    return list.empty() ? std::set<int>{} : parse_number_list(list);
  };
  const std::set<int> learned = all(options.writers);
  const std::set<int> held_out = all(options.validation_writers);
  for (const int writer : held_out) {
    if (learned.contains(writer)) {
      throw Error("writer " + std::to_string(writer) +
                  " is in --writers and in --validation-writers; take one of them out");
    }
  }
  data::Split result;
  for (std::size_t i = 0; i < dataset.glyphs.size(); ++i) {
    const int writer = dataset.glyphs[i].writer;
    if (held_out.contains(writer)) {
      result.validation.push_back(i);
    } else if (learned.empty() || learned.contains(writer)) {
      result.training.push_back(i);
    }
  }
  if (result.training.empty()) {
    throw Error(dataset.name + ": has no strokes of the writers to learn from; check --writers");
  }
  if (held_out.empty() && options.validation_last == 0) {
    const data::Split places = data::split_at_random(
        result.training.size(), options.validation_split, options.training.seed);
    const Rows rows = std::exchange(result.training, {});
    for (const std::size_t place : places.training) result.training.push_back(rows[place]);
    for (const std::size_t place : places.validation) result.validation.push_back(rows[place]);
  }
  return result;
}

data::Split split(const TrainOptions& options, const Dataset& dataset) {
  return dataset.has_strokes() ? split_strokes(options, dataset) : split_images(options, dataset);
}

// Strokes are bent as strokes; of the changes to pixels only those remain that strokes lack.
training::SourceOptions source_options(const TrainOptions& options, bool strokes) {
  training::SourceOptions result{.label_smoothing = options.label_smoothing,
                                 .strokes = options.stroke_augmentation(),
                                 .pixels = options.pixel_augmentation()};
  if (strokes && result.pixels) {
    result.pixels->rotation = result.pixels->scale = result.pixels->shear = 0;
    result.pixels->elastic = result.pixels->thickness = 0;
  }
  return result;
}

std::unique_ptr<const SampleSource> make_source(const Dataset& dataset, Rows rows,
                                                const ink::Preprocessing& preprocessing,
                                                const training::SourceOptions& options) {
  if (dataset.has_strokes()) {
    return std::make_unique<training::StrokeSource>(dataset.glyphs, std::move(rows), preprocessing,
                                                    options);
  }
  return std::make_unique<training::ImageSource>(dataset.images, std::move(rows), options);
}

std::vector<std::uint8_t> example_of(const SampleSource& source) {
  std::vector<float> input(source.input_size());
  std::vector<float> target(10);
  Random random(0);
  source.sample(0, random, input, target);
  std::vector<std::uint8_t> pixels(input.size());
  std::ranges::transform(input, pixels.begin(), [](float value) {
    return static_cast<std::uint8_t>(std::lround(255 * std::clamp(value, 0.0F, 1.0F)));
  });
  return pixels;
}

}  // namespace

TrainData load_train_data(const TrainOptions& options, const ink::Preprocessing& preprocessing) {
  struct Input {
    std::string path;
    double weight;
    bool held_out;
  };
  if (!options.strokes.empty() && options.stroke_weights.size() > options.strokes.size()) {
    throw Error("--stroke-weight has " + std::to_string(options.stroke_weights.size()) +
                " values for " + std::to_string(options.strokes.size()) +
                " files; give one for each file of --strokes");
  }
  std::vector<Input> inputs;
  if (!options.data.empty()) inputs.push_back({options.data, 1, false});
  for (std::size_t i = 0; i < options.strokes.size(); ++i) {
    const auto& weights = options.stroke_weights;
    inputs.push_back({options.strokes[i], i < weights.size() ? weights[i] : 1, false});
  }
  for (const auto& path : options.validation_strokes) inputs.push_back({path, 0, true});

  TrainData result;
  std::vector<training::MixedSource::Part> parts;
  for (const auto& [path, weight, held_out] : inputs) {
    auto dataset = std::make_unique<const Dataset>(load_dataset(path, Part::train));
    const data::Split rows =
        held_out ? data::Split{{}, training::all_rows(dataset->count())} : split(options, *dataset);
    if (!rows.training.empty()) {
      const auto augmentation = source_options(options, dataset->has_strokes());
      parts.push_back({make_source(*dataset, rows.training, preprocessing, augmentation), weight});
    }
    if (!rows.validation.empty()) {
      result.validation.push_back({dataset->name.substr(0, dataset->name.find('.')),
                                   make_source(*dataset, rows.validation, preprocessing, {}),
                                   dataset.get(), rows.validation});
    }
    if (result.example.empty()) {
      const std::size_t row = rows.validation.empty() ? rows.training[0] : rows.validation[0];
      result.example = example_of(*make_source(*dataset, {row}, preprocessing, {}));
    }
    result.used.push_back({std::move(dataset), rows.training.size(), rows.validation.size()});
  }
  if (result.validation.empty() && (options.patience > 0 || options.keep_best)) {
    throw Error(
        "--patience and --keep-best go by the loss on what is held out, and nothing is; "
        "hold something out, as --validation-split 0.2 does");
  }
  result.training = std::make_unique<training::MixedSource>(std::move(parts));
  return result;
}

}  // namespace scrawl::apps
