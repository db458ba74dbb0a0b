#include "core/training/training_data.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/error.hpp"
#include "core/training/sources.hpp"

namespace scrawl::training {
namespace {

using Rows = std::vector<std::size_t>;
using Parts = std::vector<MixedSource::Part>;

// Strokes are bent as strokes; of the changes to pixels only those remain that strokes lack.
SourceOptions source_options(const DataOptions& options, bool strokes) {
  SourceOptions result{.label_smoothing = options.label_smoothing,
                       .strokes = options.augmentation.strokes,
                       .pixels = options.augmentation.pixels};
  if (strokes && result.pixels) {
    result.pixels->rotation = result.pixels->scale = result.pixels->shear = 0;
    result.pixels->elastic = result.pixels->thickness = 0;
  }
  return result;
}

data::Split rows_of(const data::Dataset& digits, Use use, const HoldOut& rule, std::uint64_t seed) {
  if (use == Use::divided) return hold_out(digits, rule, seed);
  Rows all = all_rows(digits.count());
  return use == Use::learned ? data::Split{std::move(all), {}} : data::Split{{}, std::move(all)};
}

std::unique_ptr<const SampleSource> make_source(const data::Dataset& digits, Rows rows,
                                                const ink::Preprocessing& preprocessing,
                                                const SourceOptions& options) {
  if (digits.has_strokes()) {
    return std::make_unique<StrokeSource>(digits.glyphs, std::move(rows), preprocessing, options);
  }
  return std::make_unique<ImageSource>(digits.images, std::move(rows), options);
}

std::vector<std::uint8_t> first_picture(const SampleSource& source) {
  constexpr std::size_t digit_classes = 10;
  std::vector<float> input(source.input_size());
  std::vector<float> target(digit_classes);
  Random random(0);
  source.sample(0, random, input, target);
  std::vector<std::uint8_t> pixels(input.size());
  std::transform(input.begin(), input.end(), pixels.begin(), [](float value) {
    return static_cast<std::uint8_t>(std::lround(255 * std::clamp(value, 0.0F, 1.0F)));
  });
  return pixels;
}

std::unique_ptr<const SampleSource> joined(const std::vector<HeldOut::Part>& parts,
                                           const ink::Preprocessing& preprocessing) {
  if (parts.size() == 1) return make_source(*parts[0].digits, parts[0].rows, preprocessing, {});
  Parts sources;
  for (const auto& [digits, rows] : parts) {
    sources.push_back({make_source(*digits, rows, preprocessing, {}), 1});
  }
  return std::make_unique<MixedSource>(std::move(sources));
}

}  // namespace

Augmentation Augmentation::of_strength(double strength) {
  if (!(strength > 0)) return {};
  return {.pixels = data::PixelAugmentation{}.scaled(strength),
          .strokes = data::StrokeAugmentation{}.scaled(strength)};
}

TrainingData::TrainingData(std::vector<TrainingSet> sets, const ink::Preprocessing& preprocessing,
                           const DataOptions& options, std::uint64_t seed) {
  Parts learned;
  bool too_few = false;
  for (TrainingSet& set : sets) {
    auto digits = std::make_unique<const data::Dataset>(std::move(set.digits));
    if (!digits->has_strokes() && digits->images.labels.size() != digits->count()) {
      throw Error(digits->name + ": the pictures have no labels to learn from");
    }
    data::Split rows = rows_of(*digits, set.use, options.hold_out, seed);
    too_few = too_few || (rows.training.size() == 1 && rows.validation.empty());
    if (!rows.training.empty()) {
      if (learned.empty()) {
        example_ = first_picture(*make_source(*digits, {rows.training[0]}, preprocessing, {}));
      }
      learned.push_back({make_source(*digits, rows.training, preprocessing,
                                     source_options(options, digits->has_strokes())),
                         set.weight});
    }
    used_.push_back({std::move(digits), rows.training.size(), rows.validation.size()});
    if (rows.validation.empty()) continue;
    const data::Dataset& kept = *used_.back().digits;
    const std::string name = kept.name.substr(0, kept.name.find('.'));
    if (options.join_held_out && !held_out_.empty()) {
      held_out_[0].name += " + " + name;
      held_out_[0].parts.push_back({&kept, std::move(rows.validation)});
    } else {
      held_out_.push_back({name, {}, nullptr});
      held_out_.back().parts.push_back({&kept, std::move(rows.validation)});
    }
  }
  for (HeldOut& set : held_out_) set.source = joined(set.parts, preprocessing);
  if (learned.empty()) throw Error("there are no samples to learn from: the data is empty");
  if (held_out_.empty() && too_few && options.hold_out.part > 0) {
    throw Error("nothing is held out: two digits at least are needed");
  }
  if (!held_out_.empty()) example_ = first_picture(*held_out_[0].source);
  training_ = std::make_unique<MixedSource>(std::move(learned));
}

}  // namespace scrawl::training
