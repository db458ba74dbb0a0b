#pragma once

#include <cstdint>
#include <vector>

#include "core/training/training_run.hpp"
#include "native_tests/training/drawn_digits.hpp"
#include "native_tests/training/toy.hpp"

/// A whole training that takes a moment.
namespace scrawl::training::testing {

inline const Origin origin{.program = "test", .command = "train it", .date = "2026-05-31"};

inline Model small_model(std::uint64_t seed = 1) {
  Random random(seed);
  return untrained_model(nn::parse_architecture(R"({"input": [28, 28, 1], "layers": [
        {"type": "conv2d", "filters": 8, "kernel": [5, 5], "stride": [2, 2], "bias": false},
        {"type": "batch_norm2d", "momentum": 0.8}, {"type": "relu"}, {"type": "max_pool2d"},
        {"type": "flatten"}, {"type": "dense", "units": 10}]})",
                                                "small"),
                         random, "small");
}

/// So many pictures to learn from, and 60 others to be judged by.
inline std::vector<TrainingSet> pictures(std::size_t count = 300) {
  std::vector<TrainingSet> sets(2);
  sets[0].digits = drawn::picture_set(count, 5, "learned.csv");
  sets[1].digits = drawn::picture_set(60, 6, "judged.csv");
  sets[0].use = Use::learned;
  sets[1].use = Use::held_out;
  return sets;
}

inline TrainingRunOptions options(double learning_rate = 0.005) {
  TrainingRunOptions result;
  result.training.epochs = 3;
  result.training.schedule.peak = learning_rate;
  return result;
}

inline void finish(TrainingRun& run) {
  while (!run.finished()) run.step();
}

inline std::vector<float> weights_of(const Model& model) {
  return toy::weights_of(model.network);
}

}  // namespace scrawl::training::testing
