#include "core/training/trainer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "core/training/divergence.hpp"
#include "core/training/metrics.hpp"

namespace scrawl::training {
namespace {

constexpr std::size_t no_epoch = static_cast<std::size_t>(-1);
// Streams of random numbers that must not meet those of the samples.
constexpr std::uint64_t order_stream = 0x6f72646572;
constexpr std::uint64_t dropout_stream = 0x64726f70;

void check(const nn::Network<float>& network, const SampleSource& samples, const Options& options) {
  if (options.epochs < 1 || options.batch_size < 1 || options.threads < 1) {
    throw Error("epochs, batch size and threads must be at least 1");
  }
  if (!(options.average_decay >= 0 && options.average_decay < 1)) {
    throw Error("the average's decay must be at least 0 and below 1");
  }
  check_fit(network, samples);
}

}  // namespace

Trainer::Trainer(nn::Network<float> network, const SampleSource& samples, const Options& options)
    : network_((check(network, samples, options), std::move(network))),
      samples_(samples),
      options_(options),
      adam_(network_, options.adam),
      pool_(options.threads),
      workspace_(pool_),
      order_(samples.count()),
      order_epoch_(no_epoch) {
  if (options_.average_decay > 0) {
    average_.assign(network_.weights().begin(), network_.weights().end());
  }
}

std::size_t Trainer::steps_per_epoch() const {
  const auto batch = static_cast<std::size_t>(options_.batch_size);
  return (samples_.count() + batch - 1) / batch;
}

std::uint64_t Trainer::total_steps() const {
  return std::uint64_t{steps_per_epoch()} * static_cast<std::uint64_t>(options_.epochs);
}

StepEvent Trainer::step() {
  const auto epoch = static_cast<std::size_t>(steps_done_ / steps_per_epoch());
  const auto step = static_cast<std::size_t>(steps_done_ % steps_per_epoch());
  if (step == 0) loss_sum_ = 0, correct_ = 0;
  if (order_epoch_ != epoch) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    Random(options_.seed ^ order_stream, epoch).shuffle(std::span(order_));
    order_epoch_ = epoch;
  }
  const auto batch_size = static_cast<std::size_t>(options_.batch_size);
  const std::size_t begin = step * batch_size;
  const auto batch = std::span<const std::size_t>(order_).subspan(
      begin, std::min(batch_size, order_.size() - begin));

  take_samples(epoch, batch);
  const auto input = nn::view(std::as_const(input_)), target = nn::view(std::as_const(target_));
  Random dropout(options_.seed ^ dropout_stream, steps_done_);
  const auto logits = network_.forward(input, workspace_, dropout);
  const std::size_t correct = count_correct(logits, target);
  const double loss =
      nn::cross_entropy(network_.architecture().head, logits, target,
                        1.0F / static_cast<float>(batch.size()), nn::view(d_logits_));
  if (!std::isfinite(loss)) {
    throw diverged("epoch " + std::to_string(epoch + 1) + ", step " + std::to_string(step + 1),
                   "the loss is no number");
  }

  const double rate = options_.schedule.rate(steps_done_, total_steps());
  adam_.begin_step(rate);
  // The optimizer takes each block of the gradient as it comes, while it is in the cache.
  network_.backward(input, nn::view(std::as_const(d_logits_)), workspace_,
                    [&](nn::Index offset, std::span<const float> gradient) {
                      adam_.update(network_.weights(), offset, gradient);
                    });
  network_.update_statistics(workspace_);
  ++steps_done_;
  if (!average_.empty()) average_weights();

  loss_sum_ += loss;
  correct_ += correct;
  const std::size_t seen = begin + batch.size();
  const auto divisor = static_cast<double>(seen);
  return {.epoch = static_cast<int>(epoch),
          .step = step + 1,
          .steps = steps_per_epoch(),
          .samples = seen,
          .count = order_.size(),
          .running = {loss_sum_ / divisor, static_cast<double>(correct_) / divisor},
          .learning_rate = rate};
}

void Trainer::take_samples(std::size_t epoch, std::span<const std::size_t> batch) {
  const auto count = static_cast<nn::Index>(batch.size());
  input_.resize(count, network_.input_shape().size());
  target_.resize(count, network_.classes());
  d_logits_.resize(count, network_.classes());
  workspace_.execution.for_each_part(nn::parts_of_batch(count), [&](nn::Index part, auto&) {
    const nn::Rows rows = nn::rows_of_part(count, part);
    for (nn::Index row = rows.first; row < rows.first + rows.count; ++row) {
      const std::size_t index = batch[static_cast<std::size_t>(row)];
      Random random(options_.seed, epoch * samples_.count() + index);
      samples_.sample(index, random,
                      {input_.row(row).data(), static_cast<std::size_t>(input_.cols())},
                      {target_.row(row).data(), static_cast<std::size_t>(target_.cols())});
    }
  });
}

// After the step and the running statistics, which are averaged like all weights.
void Trainer::average_weights() {
  const auto steps = static_cast<double>(steps_done_);
  const auto decay =
      static_cast<float>(std::min(options_.average_decay, (1 + steps) / (10 + steps)));
  const auto weights = std::as_const(network_).weights();
  for (std::size_t i = 0; i < average_.size(); ++i) {
    average_[i] = decay * average_[i] + (1 - decay) * weights[i];
  }
}

nn::Network<float> Trainer::result() const {
  nn::Network<float> network = network_;
  if (!average_.empty()) std::copy(average_.begin(), average_.end(), network.weights().begin());
  return network;
}

Trainer::State Trainer::state() const {
  const auto weights = network_.weights();
  return {.steps = steps_done_,
          .loss_sum = loss_sum_,
          .correct = correct_,
          .weights = {weights.begin(), weights.end()},
          .average = {average_.begin(), average_.end()},
          .adam = adam_.state()};
}

void Trainer::restore(State state) {
  const std::size_t size = network_.weights().size();
  if (state.weights.size() != size || state.average.size() != average_.size() ||
      state.adam.first_moment.size() != adam_.state().first_moment.size() ||
      state.adam.second_moment.size() != adam_.state().second_moment.size() ||
      state.steps > total_steps()) {
    throw Error("the saved state of training is of another network or of other options");
  }
  steps_done_ = state.steps;
  loss_sum_ = state.loss_sum;
  correct_ = state.correct;
  std::copy(state.weights.begin(), state.weights.end(), network_.weights().begin());
  std::copy(state.average.begin(), state.average.end(), average_.begin());
  adam_.restore(std::move(state.adam));
}

}  // namespace scrawl::training
