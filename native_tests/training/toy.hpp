#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/nn/architecture.hpp"
#include "core/training/trainer.hpp"

/// A problem that small networks learn in a moment.
namespace scrawl::toy {

/// The WebAssembly build has no threads, and pools of one everywhere.
#ifdef __EMSCRIPTEN__
constexpr bool has_threads = false;
#else
constexpr bool has_threads = true;
#endif
constexpr int two_threads = has_threads ? 2 : 1;

/// 8 x 8 pictures of noise with one bright quarter: which one is the class.
class Quarters final : public training::SampleSource {
 public:
  explicit Quarters(std::size_t count) : count_(count) {}

  std::size_t count() const override { return count_; }
  std::size_t input_size() const override { return 64; }
  void sample(std::size_t index, Random& random, std::span<float> input,
              std::span<float> target) const override {
    for (float& value : input) value = static_cast<float>(random.uniform(0, 0.5));
    const std::size_t label = index % 4;
    for (std::size_t y = 0; y < 4; ++y) {
      for (std::size_t x = 0; x < 4; ++x) {
        input[(y + label / 2 * 4) * 8 + x + label % 2 * 4] += 0.5F;
      }
    }
    std::fill(target.begin(), target.end(), 0.0F);
    target[label] = 1;
  }

 private:
  std::size_t count_;
};

/// Every layer whose training has state or random numbers: batch norm and dropout among them.
inline nn::Network<float> network(std::uint64_t seed = 1) {
  Random random(seed);
  return {nn::parse_architecture(R"({"input": [8, 8, 1], "layers": [
            {"type": "conv2d", "filters": 6, "padding": "same", "bias": false},
            {"type": "batch_norm2d", "momentum": 0.9}, {"type": "relu"}, {"type": "max_pool2d"},
            {"type": "dropout", "rate": 0.1}, {"type": "flatten"}, {"type": "dense", "units": 4}]})",
                                 "toy"),
          random};
}

inline std::vector<float> weights_of(const nn::Network<float>& network) {
  return {network.weights().begin(), network.weights().end()};
}

/// Trains to the end, and gives the weights to use.
inline std::vector<float> end_of(training::Trainer& trainer) {
  while (!trainer.finished()) trainer.step();
  return weights_of(trainer.result());
}

}  // namespace scrawl::toy
