#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/nn/network.hpp"

namespace scrawl::nn {

/// Adam (Kingma and Ba 2015) with Keras' defaults, and AdamW (Loshchilov and Hutter 2019) when
/// `weight_decay` > 0: the decay is decoupled, times the learning rate, on kernels only.
struct AdamOptions {
  double beta1 = 0.9;
  double beta2 = 0.999;
  double epsilon = 1e-7;
  double weight_decay = 0;
};

/// The state is two arrays in the order of the network's weights, and a step count. A training that
/// restores it continues with the same bits.
template <class T>
class Adam {
 public:
  Adam(const Network<T>& network, const AdamOptions& options);

  /// One step with the given gradient (of all weights) and learning rate, in one pass over memory.
  void step(std::span<T> weights, std::span<const T> gradient, double learning_rate);

  /// The same in parts: one `begin_step`, then one `update` for each range of the weights, which
  /// begins at `begin` and is as long as its gradient. Several threads may update different ranges
  /// at once.
  void begin_step(double learning_rate);
  void update(std::span<T> weights, Index begin, std::span<const T> gradient);

  struct State {
    std::vector<T> first_moment, second_moment;
    std::uint64_t steps = 0;
  };
  const State& state() const { return state_; }
  void restore(State state);

 private:
  struct Range {
    Index begin, end;
    bool decayed;
  };
  AdamOptions options_;
  std::vector<Range> ranges_;  ///< trained parameters; running statistics are left out
  State state_;
  double learning_rate_ = 0;   ///< of the current step
  double corrected_rate_ = 0;  ///< the same with Adam's correction of the moments' bias
};

}  // namespace scrawl::nn
