#include "core/training/lesson.hpp"

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

namespace scrawl::training {
namespace {

constexpr std::size_t digits = 10;
constexpr double smoothing = 0.05;
// Digits rehearsed for each one of the album, until the album is as large as this. Fewer, and five
// digits of one kind drive out others that look like them.
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

/// Steps of a training, the more the smaller the network, so that nobody waits longer for a large
/// one. More steps teach better and forget less, but beyond the most there is little to gain.
int steps_for(const nn::Network<float>& network) {
  constexpr nn::Index multiply_adds = 160'000'000, least = 80, most = 240;
  const nn::Index steps = multiply_adds / std::max<nn::Index>(1, network.multiply_adds());
  return static_cast<int>(std::clamp(steps, least, most));
}

/// See LessonOptions::most_digits; in the album's order.
std::vector<data::Sign> some_of(std::vector<data::Sign> album, std::size_t most) {
  if (album.size() <= most) return album;
  const std::size_t newest = most - most / 2;
  const std::size_t others = album.size() - newest;
  std::vector<data::Sign> chosen;
  for (std::size_t i = 0; i < most / 2; ++i) {
    chosen.push_back(std::move(album[i * others / (most / 2)]));
  }
  std::move(album.begin() + static_cast<std::ptrdiff_t>(others), album.end(),
            std::back_inserter(chosen));
  return chosen;
}

/// What digits are taken for that are read wrong.
std::vector<int> confused(const Evaluation& evaluation) {
  std::vector<int> result;
  for (std::size_t i = 0; i < evaluation.truth.size(); ++i) {
    if (evaluation.predicted[i] != evaluation.truth[i]) result.push_back(evaluation.predicted[i]);
  }
  return result;
}

/// A given number of samples, each by chance of the album or of the replay.
class LessonSource final : public SampleSource {
 public:
  LessonSource(StrokeSource album, const Replay& replay, std::size_t count)
      : album_(std::move(album)), replay_(replay), count_(count) {}

  std::size_t count() const override { return count_; }
  std::size_t input_size() const override { return album_.input_size(); }
  void sample(std::size_t index, Random& random, std::span<float> input,
              std::span<float> target) const override {
    const std::size_t digits_at_hand = std::min(album_.count(), rehearsed);
    if (random.below(digits_at_hand + rehearsed) < digits_at_hand) {
      album_.sample(index % album_.count(), random, input, target);
    } else {
      replay_.sample(random, input, target);
    }
  }

 private:
  StrokeSource album_;
  const Replay& replay_;
  std::size_t count_;
};

}  // namespace

Lesson::Lesson(const Model& model, std::vector<data::Sign> album, const data::Images& replay,
               data::Images check, const LessonOptions& options)
    : model_(model),
      album_(some_of(std::move(album), options.most_digits)),
      check_(std::move(check)),
      options_(options),
      parts_(album_.size() < 2 ? 0 : std::min(album_.size(), options.parts)) {
  if (album_.empty()) throw Error("the album is empty: keep a digit first");
  check_set(replay, "replay");
  check_set(check_, "check");
  check_classes(model_);
  // What is taught on is what reads: without dropout, and with batch norm at rest.
  model_.network = nn::fold_for_inference(model.network);
  if (options_.steps == 0) options_.steps = steps_for(model_.network);
  check_fit(model_.network, ImageSource(check_, {0}, {}));
  check_fit(model_.network, ImageSource(replay, {0}, {}));
  check_fit(model_.network, StrokeSource(album_, {0}, model_.preprocessing, {}));
  const Evaluation before = judge(model_.network, all_rows(album_.size()));
  album_before_ = before.accuracy();
  // Real digits of what the album's are taken for are what teaching may drive out.
  replay_.emplace(model_.network, replay, confused(before), options.seed, pool_);
  begin(std::nullopt);
}

std::size_t Lesson::trainings() const {
  return 1 + parts_;
}

bool Lesson::finished() const {
  return trainings_done_ == trainings();
}

// Every `parts_`th digit, so that equal ones written one after the other are spread.
std::vector<std::size_t> Lesson::rows_of_part(std::size_t part) const {
  std::vector<std::size_t> rows;
  for (std::size_t i = part; i < album_.size(); i += parts_) rows.push_back(i);
  return rows;
}

void Lesson::begin(std::optional<std::size_t> part_left_out) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < album_.size(); ++i) {
    if (!part_left_out || i % parts_ != *part_left_out) rows.push_back(i);
  }
  const SourceOptions bent{
      .label_smoothing = smoothing, .strokes = data::StrokeAugmentation{}, .pixels = std::nullopt};
  const auto steps = static_cast<std::size_t>(options_.steps);
  const auto batch = static_cast<std::size_t>(options_.batch_size);
  trainer_.reset();
  samples_ = std::make_unique<LessonSource>(
      StrokeSource(album_, std::move(rows), model_.preprocessing, bent), *replay_, steps * batch);
  Options training;
  training.epochs = 1;
  training.batch_size = options_.batch_size;
  training.schedule = {.kind = nn::ScheduleKind::one_cycle, .peak = options_.learning_rate};
  training.seed = options_.seed;
  trainer_ = std::make_unique<Trainer>(model_.network, *samples_, training);
}

LessonEvent Lesson::step() {
  assert(!finished());
  const StepEvent done = trainer_->step();
  LessonEvent event{.stage = report_ ? LessonEvent::Stage::judging : LessonEvent::Stage::learning,
                    .step = trainings_done_ * done.steps + done.step,
                    .steps = trainings() * done.steps,
                    .loss = done.running.loss};
  if (trainer_->finished()) end();
  if (finished()) event.stage = LessonEvent::Stage::done;
  return event;
}

Evaluation Lesson::judge(const nn::Network<float>& network, std::vector<std::size_t> rows) {
  return evaluate(network, StrokeSource(album_, std::move(rows), model_.preprocessing, {}), pool_);
}

// One training is over: the first gives the new network, each other one judges a part of the album.
void Lesson::end() {
  const nn::Network<float> network = trainer_->result();
  if (trainings_done_ == 0) {
    const ImageSource check(check_, all_rows(check_.count()), {});
    const auto score = [&](const nn::Network<float>& judged) {
      const Evaluation evaluation = evaluate(judged, check, pool_);
      return Score{evaluation.loss, evaluation.accuracy()};
    };
    LessonReport report;
    report.digits = album_.size();
    report.album_before = album_before_;
    report.album_taught = judge(network, all_rows(album_.size())).accuracy();
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
    album_unseen_ = unseen_right_ / static_cast<double>(album_.size());
  }
}

Model Lesson::result() const {
  assert(taught_);
  Model model = model_;
  model.network = *taught_;
  json::Writer account;
  account.begin_object().key("program").text("scrawl lesson");
  account.key("album").integer(static_cast<std::int64_t>(album_.size()));
  account.key("album_before").number(report_->album_before);
  account.key("check_before").number(report_->check_before.accuracy);
  account.key("accuracy").number(report_->check_after.accuracy);
  account.key("seed").text(std::to_string(options_.seed));
  account.key("from").json(model_.provenance).end_object();
  model.provenance = account.result();
  return model;
}

}  // namespace scrawl::training
