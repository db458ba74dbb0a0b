#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/training/trainer.hpp"

namespace scrawl::training {

/// The weights of the epoch that was best by its first validation source.
struct Best {
  int epoch = 0;  ///< from 0
  std::vector<float> weights;
};

/// A saved training: everything needed to continue and end with the same bits.
struct Checkpoint {
  /// What the training was started with, by name: data, architecture, options. The state of a
  /// training with other settings could be loaded, but would be meaningless.
  std::map<std::string, std::string> settings;
  Trainer::State state;
  std::vector<EpochEvent> history;  ///< of the epochs done
  std::optional<Best> best;
  /// Loss of the first step, which `DivergenceWatch` needs. Empty before that step and in older
  /// files.
  std::optional<double> first_loss = {};
};

/// A safetensors file with a checksum. All numbers that affect the result are stored bit for bit.
std::vector<std::byte> write_checkpoint(const Checkpoint& checkpoint);

/// Throws `Error`, beginning with `source`, for bytes that are no checkpoint, or a damaged one.
Checkpoint read_checkpoint(std::span<const std::byte> bytes, std::string_view source);

/// Throws `Error`, beginning with `source`, which names the first setting that differs.
void check_same_settings(const std::map<std::string, std::string>& saved,
                         const std::map<std::string, std::string>& asked, std::string_view source);

/// Epochs after the one with the lowest loss on the first validation source (on the training data
/// where there is none); 0 when that is the last one, or there is none yet.
int epochs_since_best(std::span<const EpochEvent> history);

}  // namespace scrawl::training
