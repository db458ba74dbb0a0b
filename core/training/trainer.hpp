#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/nn/loss.hpp"
#include "core/nn/network.hpp"
#include "core/nn/optimizer.hpp"
#include "core/nn/schedule.hpp"
#include "core/thread_pool.hpp"
#include "core/training/sample_source.hpp"

namespace scrawl::training {

struct Options {
  int epochs = 10;
  int batch_size = 32;
  nn::Schedule schedule;
  nn::AdamOptions adam;
  std::uint64_t seed = 1;
  int threads = 1;
  /// Weight averaging: decay a step of an exponential moving average that is validated and returned
  /// instead of the raw weights; 0 for none. The first steps use a smaller decay, (1 + step) / (10
  /// + step), so that the average does not drag the random start along.
  double average_decay = 0;
};

struct Score {
  double loss = 0;      ///< mean
  double accuracy = 0;  ///< 0..1
};

struct StepEvent {
  int epoch = 0;                       ///< from 0
  std::size_t step = 0, steps = 0;     ///< within the epoch; `step` counts those done
  std::size_t samples = 0, count = 0;  ///< within the epoch; `samples` counts those seen
  Score running;                       ///< over the epoch so far, in training mode
  double learning_rate = 0;            ///< of this step
};

/// Trains a network on samples, driven step by step by its owner, so that it can be drawn, paused,
/// saved and ended after any step. The threads divide the work of each layer, so the result does
/// not depend on their number. All random numbers come from seed, epoch, sample and step, so
/// `State` needs no generator. What a whole training is beside it (what is held out, which weights
/// are kept, when it ends) is `TrainingRun`.
class Trainer {
 public:
  /// `samples` must outlive the trainer. Throws `Error` when the options or the sources cannot be
  /// trained with.
  Trainer(nn::Network<float> network, const SampleSource& samples, const Options& options);

  /// All steps of all epochs done?
  bool finished() const { return steps_done_ == total_steps(); }
  /// The next step; not when `finished`. Throws `Error` (diverged) when the loss is no number any
  /// more; the weights are then those before the step.
  StepEvent step();

  /// The weights as they are trained.
  const nn::Network<float>& network() const { return network_; }
  /// The weights to use: the average when one is kept.
  nn::Network<float> result() const;
  ThreadPool& pool() { return pool_; }

  /// Everything that a new trainer of the same network, samples and options needs to go on and end
  /// with the same bits.
  struct State {
    std::uint64_t steps = 0;
    double loss_sum = 0;        ///< of the epoch so far
    std::uint64_t correct = 0;  ///< of the epoch so far
    std::vector<float> weights;
    std::vector<float> average;  ///< empty when none is kept
    nn::Adam<float>::State adam;
  };
  State state() const;
  /// Throws `Error` when the state is of another network or run.
  void restore(State state);

 private:
  using Floats = std::vector<float, Eigen::aligned_allocator<float>>;
  std::size_t steps_per_epoch() const;
  std::uint64_t total_steps() const;
  void take_samples(std::size_t epoch, std::span<const std::size_t> batch);
  void average_weights();

  nn::Network<float> network_;
  const SampleSource& samples_;
  Options options_;
  nn::Adam<float> adam_;
  ThreadPool pool_;
  nn::Workspace<float> workspace_;
  nn::Matrix<float> input_, target_, d_logits_;  ///< of the batch
  std::vector<std::size_t> order_;               ///< of the samples in `order_epoch_`
  std::size_t order_epoch_;
  Floats average_;
  std::uint64_t steps_done_ = 0;
  double loss_sum_ = 0;
  std::uint64_t correct_ = 0;
};

/// The figures of a whole epoch.
struct EpochEvent {
  int epoch = 0;
  Score training;
  std::vector<Score> validation;  ///< one for each validation source
  double seconds = 0;
  double learning_rate = 0;  ///< of the last step
};
}  // namespace scrawl::training
