#include "core/training/training_run.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/training/calibrate.hpp"
#include "core/training/sources.hpp"
#include "core/version.hpp"

namespace scrawl::training {
namespace {

using Parts = std::vector<MixedSource::Part>;

// A mean loss of so many times that of guessing, after so many steps, does not come back by itself.
constexpr double hopeless = 2;
constexpr std::size_t patience = 20;

/// What is learned from and what is held out of one kind of data.
struct Rows {
  std::vector<std::size_t> training, held_out;
};

Rows rows_of(std::size_t count, bool hold_out, const TrainingRunOptions& options) {
  if (!hold_out || count < 2) return {all_rows(count), {}};
  auto split = data::split_at_random(count, options.held_out_part, options.training.seed);
  return {std::move(split.training), std::move(split.validation)};
}

void add(Parts& parts, std::unique_ptr<SampleSource> source) {
  if (source->count() > 0) parts.push_back({std::move(source), 1});
}

std::string account(const TrainingRunOptions& options, const TrainingRun& run) {
  json::Writer writer;
  writer.begin_object().key("program").text("scrawl training run " + std::string(version()));
  writer.key("training").integer(static_cast<std::int64_t>(run.training_count()));
  writer.key("validation").integer(static_cast<std::int64_t>(run.held_out_count()));
  writer.key("seed").text(std::to_string(options.training.seed));
  writer.key("epochs").integer(static_cast<std::int64_t>(run.history().size()));
  writer.key("batch_size").integer(options.training.batch_size);
  writer.key("learning_rate").number(options.training.schedule.peak);
  writer.key("augmentation").number(options.augmentation);
  if (!run.history().empty()) {
    writer.key("accuracy").number(run.history().back().validation[0].accuracy);
  }
  writer.end_object();
  return std::string(writer.result());
}

}  // namespace

TrainingRun::TrainingRun(Model start, Material material, const TrainingRunOptions& options)
    : model_(std::move(start)),
      material_(std::move(material)),
      options_(options),
      good_(model_.network) {
  const auto labelled = [](const data::Images& images) {
    return images.labels.size() == images.count();
  };
  if (!labelled(material_.images) || !labelled(material_.held_out)) {
    throw Error("the pictures have no labels to learn from");
  }
  SourceOptions changed{.label_smoothing = options.label_smoothing, .strokes = {}, .pixels = {}};
  if (options.augmentation > 0) {
    changed.strokes = data::StrokeAugmentation{}.scaled(options.augmentation);
    changed.pixels = data::PixelAugmentation{}.scaled(options.augmentation);
  }
  SourceOptions changed_strokes = changed;
  changed_strokes.pixels.reset();

  const bool hold_out = material_.held_out.count() == 0;
  const Rows pictures = rows_of(material_.images.count(), hold_out, options);
  const Rows glyphs = rows_of(material_.glyphs.size(), hold_out, options);
  const auto of_images = [&](const data::Images& images, const std::vector<std::size_t>& rows,
                             const SourceOptions& how) {
    return std::make_unique<ImageSource>(images, rows, how);
  };
  const auto of_glyphs = [&](const std::vector<std::size_t>& rows, const SourceOptions& how) {
    return std::make_unique<StrokeSource>(material_.glyphs, rows, model_.preprocessing, how);
  };
  Parts learned, judged;
  add(learned, of_images(material_.images, pictures.training, changed));
  add(learned, of_glyphs(glyphs.training, changed_strokes));
  add(judged, of_images(material_.images, pictures.held_out, {}));
  add(judged, of_glyphs(glyphs.held_out, {}));
  add(judged, of_images(material_.held_out, all_rows(material_.held_out.count()), {}));
  training_ = std::make_unique<MixedSource>(std::move(learned));
  held_out_ = std::make_unique<MixedSource>(std::move(judged));
  trainer_ = std::make_unique<Trainer>(model_.network, *training_, options.training);
  if (held_out_->count() == 0) throw Error("nothing is held out: two digits at least are needed");
  check_fit(model_.network, *held_out_);
}

StepEvent TrainingRun::step() {
  assert(!finished());
  try {
    const StepEvent done = trainer_->step();
    check_loss(done);
    if (done.step == done.steps) look_at_held_out(done);
    return done;
  } catch (const Error&) {
    diverged_ = true;
    throw;
  }
}

// The trainer notices a loss that is no number; one that is worse than guessing is as lost.
void TrainingRun::check_loss(const StepEvent& done) const {
  if (done.step < std::min(patience, done.steps)) return;
  const double guessing = std::log(static_cast<double>(model_.network.classes()));
  if (done.running.loss <= hopeless * guessing) return;
  throw Error("the training diverged in epoch " + std::to_string(done.epoch + 1) +
                  ": its loss is " + std::to_string(done.running.loss).substr(0, 4) +
                  ", where guessing has " + std::to_string(guessing).substr(0, 3) +
                  "; use a lower learning rate",
              ErrorKind::diverged);
}

void TrainingRun::look_at_held_out(const StepEvent& last) {
  const nn::Network<float> network = trainer_->result();
  Evaluation evaluation = evaluate(network, *held_out_, trainer_->pool());
  if (!std::isfinite(evaluation.loss)) {
    throw Error("the training diverged in epoch " + std::to_string(last.epoch + 1) +
                    ": the loss is no number; use a lower learning rate",
                ErrorKind::diverged);
  }
  history_.push_back({.epoch = last.epoch,
                      .training = last.running,
                      .validation = {{evaluation.loss, evaluation.accuracy()}},
                      .seconds = 0,
                      .learning_rate = last.learning_rate});
  evaluation_ = std::move(evaluation);
  good_ = network;
}

std::vector<Mistake> TrainingRun::mistakes(std::size_t most) const {
  std::vector<Mistake> result;
  if (!evaluation_) return result;
  const auto sureness = [&](std::size_t i) {
    return evaluation_->probabilities(static_cast<nn::Index>(i), evaluation_->predicted[i]);
  };
  std::vector<std::size_t> wrong;
  for (std::size_t i = 0; i < evaluation_->truth.size(); ++i) {
    if (evaluation_->truth[i] >= 0 && evaluation_->truth[i] != evaluation_->predicted[i]) {
      wrong.push_back(i);
    }
  }
  std::stable_sort(wrong.begin(), wrong.end(),
                   [&](std::size_t a, std::size_t b) { return sureness(a) > sureness(b); });
  std::vector<float> target(static_cast<std::size_t>(model_.network.classes()));
  for (const std::size_t i : std::span(wrong).first(std::min(most, wrong.size()))) {
    Mistake mistake{.picture = ink::blank_picture(model_.preprocessing.size),
                    .truth = evaluation_->truth[i],
                    .answer = evaluation_->predicted[i],
                    .probability = sureness(i)};
    Random random(0, i);
    held_out_->sample(i, random, mistake.picture.pixels, target);
    result.push_back(std::move(mistake));
  }
  return result;
}

Model TrainingRun::current() const {
  Model model = model_;
  model.network = nn::fold_for_inference(diverged_ ? good_ : trainer_->result());
  return model;
}

Model TrainingRun::result() {
  Model model = current();
  // Sigmoids are left as they are: they are no distribution to calibrate.
  if (model.network.architecture().head == nn::Head::softmax) {
    const Evaluation evaluation = evaluate(model.network, *held_out_, trainer_->pool());
    model.calibration = calibrate(std::span(&evaluation, 1));
  }
  model.provenance = account(options_, *this);
  std::vector<float> input(held_out_->input_size());
  std::vector<float> target(static_cast<std::size_t>(model.network.classes()));
  Random random(0);
  held_out_->sample(0, random, input, target);
  model.self_check.emplace();
  for (const float value : input) {
    model.self_check->pixels.push_back(
        static_cast<std::uint8_t>(std::lround(255 * std::clamp(value, 0.0F, 1.0F))));
  }
  return model;
}

}  // namespace scrawl::training
