#include "core/training/training_run.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "core/training/calibrate.hpp"

namespace scrawl::training {
namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void check(const nn::Network<float>& network, const TrainingData& data,
           const TrainingRunOptions& options) {
  for (const HeldOut& set : data.held_out()) check_fit(network, *set.source);
  if (data.held_out().empty() && (options.patience > 0 || options.keep_best)) {
    throw Error(
        "patience and the best epoch go by the loss on what is held out, and nothing is; hold "
        "something out");
  }
}

}  // namespace

TrainingRun::TrainingRun(Model start, std::vector<TrainingSet> sets,
                         const TrainingRunOptions& options)
    : start_(std::move(start)),
      options_(options),
      data_(std::move(sets), start_.preprocessing, options.data, options.training.seed),
      trainer_((check(start_.network, data_, options), start_.network), data_.training(),
               options.training),
      divergence_(start_.network.classes()),
      good_(start_.network) {}

bool TrainingRun::finished() const {
  const bool impatient = options_.patience > 0 && epochs_since_best(history_) >= options_.patience;
  return diverged_ || impatient || trainer_.finished();
}

StepEvent TrainingRun::step() {
  assert(!finished());
  const auto start = std::chrono::steady_clock::now();
  try {
    const StepEvent done = trainer_.step();
    divergence_.check(done);
    const bool epoch_ends = done.step == done.steps;
    if (epoch_ends) end_epoch(done);
    seconds_ += seconds_since(start);
    if (epoch_ends) history_.back().seconds = std::exchange(seconds_, 0);
    return done;
  } catch (const Error& error) {
    diverged_ = error.kind == ErrorKind::diverged;
    throw;
  }
}

void TrainingRun::end_epoch(const StepEvent& last) {
  nn::Network<float> network = trainer_.result();
  EpochEvent epoch{.epoch = last.epoch,
                   .training = last.running,
                   .validation = {},
                   .seconds = 0,
                   .learning_rate = last.learning_rate};
  std::vector<Evaluation> evaluations;
  for (const HeldOut& set : data_.held_out()) {
    evaluations.push_back(evaluate(network, *set.source, trainer_.pool()));
    const Evaluation& evaluation = evaluations.back();
    if (!std::isfinite(evaluation.loss)) {
      throw diverged("epoch " + std::to_string(last.epoch + 1),
                     "the loss on what is held out is no number");
    }
    epoch.validation.push_back({evaluation.loss, evaluation.accuracy()});
  }
  evaluations_ = std::move(evaluations);
  history_.push_back(std::move(epoch));
  if (options_.keep_best && epochs_since_best(history_) == 0) {
    const auto weights = std::as_const(network).weights();
    best_ = Best{last.epoch, {weights.begin(), weights.end()}};
  }
  good_ = std::move(network);
}

std::vector<Mistake> TrainingRun::mistakes(std::size_t most) const {
  if (evaluations_.empty()) return {};
  return surest_mistakes(data_.held_out(), evaluations_, start_.preprocessing.size, most);
}

Model TrainingRun::current() const {
  Model model = start_;
  model.network = nn::fold_for_inference(diverged_ ? good_ : trainer_.result());
  return model;
}

nn::Network<float> TrainingRun::weights_to_keep() const {
  nn::Network<float> network = diverged_ ? good_ : trainer_.result();
  if (best_) std::copy(best_->weights.begin(), best_->weights.end(), network.weights().begin());
  return network;
}

TrainingRun::Result TrainingRun::result(WeightType type, const Origin& origin) {
  Result result{.model = start_, .scores = {}};
  Model& model = result.model;
  model.network = nn::fold_for_inference(weights_to_keep());
  const nn::Network<float> stored = quantised(model.network, type);
  std::vector<Evaluation> evaluations;
  for (const HeldOut& set : data_.held_out()) {
    Evaluation evaluation = evaluate(stored, *set.source, trainer_.pool());
    result.scores.push_back(
        {set.name, set.source->count(), {evaluation.loss, evaluation.accuracy()}});
    evaluations.push_back(std::move(evaluation));
  }
  // The notebook's sigmoids are left as they are: they are no distribution to calibrate.
  if (stored.architecture().head == nn::Head::softmax) model.calibration = calibrate(evaluations);
  model.provenance = account(origin, data_, options_.training, result.scores, history_);
  model.self_check = SelfCheck{.pixels = data_.example(), .probabilities = {}};
  return result;
}

Checkpoint TrainingRun::checkpoint() const {
  return {.settings = {},
          .state = trainer_.state(),
          .history = history_,
          .best = best_,
          .first_loss = divergence_.first_loss};
}

void TrainingRun::resume(const Checkpoint& checkpoint) {
  if (checkpoint.best && checkpoint.best->weights.size() != good_.weights().size()) {
    throw Error("the saved best weights are of another network");
  }
  trainer_.restore(checkpoint.state);
  history_ = checkpoint.history;
  best_ = checkpoint.best;
  divergence_.first_loss = checkpoint.first_loss;
  evaluations_.clear();
  good_ = trainer_.result();
}

}  // namespace scrawl::training
