#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/json.hpp"
#include "core/training/trainer.hpp"
#include "core/training/training_data.hpp"

namespace scrawl::training {

/// How good a model is on one validation set.
struct HeldOutScore {
  std::string name;
  std::size_t count = 0;
  Score score;
};

/// Writes the member "validation" of the current object.
void write_scores(json::Writer& writer, std::span<const HeldOutScore> scores);

/// Which program trained the model (its version is added), a command that would train it again, and
/// the day (2026-05-31 or empty).
struct Origin {
  std::string program, command, date;
};

/// The record of a training that is stored in the model, as a JSON object: data, options, and the
/// scores of up to 20 epochs and of the finished model. Of the circumstances only the day is in it,
/// so equal trainings give equal files.
std::string account(const Origin& origin, const TrainingData& data, const Options& options,
                    std::span<const HeldOutScore> scores, std::span<const EpochEvent> history);

}  // namespace scrawl::training
