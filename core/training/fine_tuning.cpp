#include "core/training/fine_tuning.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/training/metrics.hpp"
#include "core/training/sources.hpp"
#include "core/version.hpp"

namespace scrawl::training {
namespace {

constexpr std::size_t digits = 10;
constexpr double smoothing = 0.05;
// A batch has this many replayed digits for each min(number of examples, 25) examples: with fewer,
// five examples of one digit make the network forget others that look like them.
constexpr std::size_t rehearsed = 25;

void check_set(const data::Images& images, const char* name) {
  if (images.count() == 0 || images.labels.size() != images.count()) {
    throw Error(std::string("the ") + name + " set holds no labelled digits");
  }
}

void check_classes(const Model& model) {
  for (std::size_t digit = 0; digit < digits; ++digit) {
    if (model.classes.size() <= digit || model.classes[digit] != std::to_string(digit)) {
      throw Error("this network cannot be taught: its classes do not begin with the ten digits");
    }
  }
}

/// Number of steps of a training: more for a small network, so that every network takes about the
/// same time. More steps teach better and forget less, but more than `most` gain little.
int steps_for(const nn::Network<float>& network) {
  constexpr nn::Index multiply_adds = 160'000'000, least = 80, most = 240;
  const nn::Index steps = multiply_adds / std::max<nn::Index>(1, network.multiply_adds());
  return static_cast<int>(std::clamp(steps, least, most));
}

/// The choice that FineTuningOptions::most_digits describes, in the order of the examples.
std::vector<data::Glyph> some_of(std::vector<data::Glyph> examples, std::size_t most) {
  if (examples.size() <= most) return examples;
  const std::size_t newest = most - most / 2;
  const std::size_t others = examples.size() - newest;
  std::vector<data::Glyph> chosen;
  for (std::size_t i = 0; i < most / 2; ++i) {
    chosen.push_back(std::move(examples[i * others / (most / 2)]));
  }
  std::move(examples.begin() + static_cast<std::ptrdiff_t>(others), examples.end(),
            std::back_inserter(chosen));
  return chosen;
}

/// The wrong answers to the examples.
std::vector<int> confused(const Evaluation& evaluation) {
  std::vector<int> result;
  for (std::size_t i = 0; i < evaluation.truth.size(); ++i) {
    if (evaluation.predicted[i] != evaluation.truth[i]) result.push_back(evaluation.predicted[i]);
  }
  return result;
}

/// A fixed number of samples, each chosen at random from the examples or from the replay.
class FineTuningSource final : public SampleSource {
 public:
  FineTuningSource(StrokeSource examples, const Replay& replay, std::size_t count)
      : examples_(std::move(examples)), replay_(replay), count_(count) {}

  std::size_t count() const override { return count_; }
  std::size_t input_size() const override { return examples_.input_size(); }
  void sample(std::size_t index, Random& random, std::span<float> input,
              std::span<float> target) const override {
    const std::size_t digits_at_hand = std::min(examples_.count(), rehearsed);
    if (random.below(digits_at_hand + rehearsed) < digits_at_hand) {
      examples_.sample(index % examples_.count(), random, input, target);
    } else {
      replay_.sample(random, input, target);
    }
  }

 private:
  StrokeSource examples_;
  const Replay& replay_;
  std::size_t count_;
};

}  // namespace

FineTuning::FineTuning(const Model& model, std::vector<data::Glyph> examples,
                       const data::Images& replay, data::Images check,
                       const FineTuningOptions& options)
    : model_(model),
      examples_(some_of(std::move(examples), options.most_digits)),
      check_(std::move(check)),
      options_(options),
      parts_(examples_.size() < 2 ? 0 : std::min(examples_.size(), options.parts)) {
  if (examples_.empty()) throw Error("the album is empty: keep a digit first");
  check_set(replay, "replay");
  check_set(check_, "check");
  check_classes(model_);
  // Training starts from the network as it is used: without dropout, with batch norm folded.
  model_.network = nn::fold_for_inference(model.network);
  if (options_.steps == 0) options_.steps = steps_for(model_.network);
  check_fit(model_.network, ImageSource(check_, {0}, {}));
  check_fit(model_.network, ImageSource(replay, {0}, {}));
  check_fit(model_.network, StrokeSource(examples_, {0}, model_.preprocessing, {}));
  const Evaluation before = judge(model_.network, all_rows(examples_.size()));
  examples_before_ = before.accuracy();
  // The digits that the examples are mistaken for are the ones most easily forgotten.
  replay_.emplace(model_.network, replay, confused(before), options.seed, pool_);
  begin(std::nullopt);
}

std::size_t FineTuning::trainings() const {
  return 1 + parts_;
}

bool FineTuning::finished() const {
  return trainings_done_ == trainings();
}

// Every `parts_`th example: equal digits written one after the other fall into different folds.
std::vector<std::size_t> FineTuning::rows_of_part(std::size_t part) const {
  std::vector<std::size_t> rows;
  for (std::size_t i = part; i < examples_.size(); i += parts_) rows.push_back(i);
  return rows;
}

void FineTuning::begin(std::optional<std::size_t> part_left_out) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < examples_.size(); ++i) {
    if (!part_left_out || i % parts_ != *part_left_out) rows.push_back(i);
  }
  const SourceOptions bent{
      .label_smoothing = smoothing, .strokes = data::StrokeAugmentation{}, .pixels = std::nullopt};
  const auto steps = static_cast<std::size_t>(options_.steps);
  const auto batch = static_cast<std::size_t>(options_.batch_size);
  trainer_.reset();
  samples_ = std::make_unique<FineTuningSource>(
      StrokeSource(examples_, std::move(rows), model_.preprocessing, bent), *replay_,
      steps * batch);
  Options training;
  training.epochs = 1;
  training.batch_size = options_.batch_size;
  training.schedule = {.kind = nn::ScheduleKind::one_cycle, .peak = options_.learning_rate};
  training.seed = options_.seed;
  trainer_ = std::make_unique<Trainer>(model_.network, *samples_, training);
}

FineTuningEvent FineTuning::step() {
  assert(!finished());
  const StepEvent done = trainer_->step();
  FineTuningEvent event{
      .stage = report_ ? FineTuningEvent::Stage::judging : FineTuningEvent::Stage::learning,
      .step = trainings_done_ * done.steps + done.step,
      .steps = trainings() * done.steps,
      .loss = done.running.loss};
  if (trainer_->finished()) end();
  if (finished()) event.stage = FineTuningEvent::Stage::done;
  return event;
}

Evaluation FineTuning::judge(const nn::Network<float>& network, std::vector<std::size_t> rows) {
  return evaluate(network, StrokeSource(examples_, std::move(rows), model_.preprocessing, {}),
                  pool_);
}

// After the first training the new network is ready. Each later training evaluates one fold.
void FineTuning::end() {
  const nn::Network<float> network = trainer_->result();
  if (trainings_done_ == 0) {
    const ImageSource check(check_, all_rows(check_.count()), {});
    const auto score = [&](const nn::Network<float>& judged) {
      const Evaluation evaluation = evaluate(judged, check, pool_);
      return Score{evaluation.loss, evaluation.accuracy()};
    };
    FineTuningReport report;
    report.digits = examples_.size();
    report.examples_before = examples_before_;
    report.examples_taught = judge(network, all_rows(examples_.size())).accuracy();
    report.check_before = score(model_.network);
    report.check_after = score(network);
    report.accepted =
        report.check_before.accuracy - report.check_after.accuracy <= options_.most_lost + 1e-9;
    taught_ = network;
    report_ = report;
  } else {
    const auto rows = rows_of_part(trainings_done_ - 1);
    unseen_right_ += judge(network, rows).accuracy() * static_cast<double>(rows.size());
  }
  ++trainings_done_;
  if (!finished()) {
    begin(trainings_done_ - 1);
  } else if (parts_ > 0) {
    examples_unseen_ = unseen_right_ / static_cast<double>(examples_.size());
  }
}

Model FineTuning::result() const {
  assert(taught_);
  Model model = model_;
  model.network = *taught_;
  json::Writer account;
  account.begin_object().key("program").text("scrawl fine-tuning " + std::string(version()));
  account.key("examples").integer(static_cast<std::int64_t>(examples_.size()));
  account.key("examples_before").number(report_->examples_before);
  account.key("check_before").number(report_->check_before.accuracy);
  account.key("accuracy").number(report_->check_after.accuracy);
  account.key("seed").text(std::to_string(options_.seed));
  account.key("from").json(model_.provenance).end_object();
  model.provenance = account.result();
  return model;
}

}  // namespace scrawl::training
