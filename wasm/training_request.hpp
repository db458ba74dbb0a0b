#pragma once

#include <emscripten/val.h>

#include <string>
#include <vector>

#include "core/training/training_run.hpp"

/// What the page asks for when it begins a training run, in the core's words.
namespace scrawl::javascript {

/// From `{epochs, batchSize, seed, learningRate, schedule, weightDecay, augmentation, keepBest}`;
/// the last may be missing.
training::TrainingRunOptions options_from(const emscripten::val& asked);

/// The command that trains in the same way on the command line, from the same options.
std::string command_from(const emscripten::val& asked);

/// From `{idx, csv, strokes, heldOut}`: lists of `{images, labels}` (decompressed IDX files), of
/// `{name, bytes}` (Kaggle's CSV format), and of `{name, bytes}` (strokes files); and one more pair
/// of IDX files for validation, or null.
std::vector<training::TrainingSet> sets_from(const emscripten::val& data);

}  // namespace scrawl::javascript
