#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/nn/loss.hpp"
#include "core/nn/network.hpp"
#include "core/nn/optimizer.hpp"
#include "core/nn/schedule.hpp"

namespace scrawl::training {

/// What a trainer learns from, or is judged by: numbered samples that may come out differently each
/// epoch (augmented). Called from several threads at once.
class SampleSource {
 public:
  virtual ~SampleSource() = default;
  virtual std::size_t count() const = 0;
  /// Writes sample `index` as pixels 0..1 into `input` and its target distribution into `target`.
  virtual void sample(std::size_t index, Random& random, std::span<float> input,
                      std::span<float> target) const = 0;
};

struct Options {
  int epochs = 10;
  int batch_size = 32;
  nn::Schedule schedule;
  nn::AdamOptions adam;
  std::uint64_t seed = 1;
  int threads = 1;
  /// Weight averaging: decay a step of an exponential moving average that is validated and returned
  /// instead of the raw weights; 0 for none.
  double average_decay = 0;
};

struct Score {
  double loss = 0;      ///< mean
  double accuracy = 0;  ///< 0..1
};

struct StepEvent {
  int epoch;                ///< from 0
  std::size_t step, steps;  ///< within the epoch; `step` counts those done
  Score running;            ///< over the epoch so far, in training mode
};
struct EpochEvent {
  int epoch;
  Score training, validation;  ///< validation is all 0 without a validation source
  double seconds;
  double learning_rate;  ///< of the last step
};
/// Whoever listens draws the bar and the curves; either may be empty. Returning false stops the
/// training cleanly.
struct Listener {
  std::function<bool(const StepEvent&)> step;
  std::function<bool(const EpochEvent&)> epoch;
};

/// Trains in place. The batch is cut into `threads` shards, each with its own workspace and
/// gradient, which are added in order: the result depends on seed and thread count only.
void train(nn::Network<float>& network, const SampleSource& samples, const SampleSource* validation,
           const Options& options, const Listener& listener);

/// Loss and accuracy as the network is used (no dropout, running statistics).
Score evaluate(const nn::Network<float>& network, const SampleSource& samples, int threads);

}  // namespace scrawl::training
