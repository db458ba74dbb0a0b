#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/data/augment_pixels.hpp"
#include "core/data/augment_strokes.hpp"
#include "core/model/model.hpp"
#include "core/training/training_run.hpp"

namespace CLI {
class App;
}

namespace scrawl::apps {

/// Everything that `train` can be told; a recipe file holds the same by the same names.
struct TrainOptions {
  std::string data;
  std::vector<std::string> strokes, validation_strokes;
  std::string architecture = "seed";
  std::string init;
  std::string output;
  WeightType weights = WeightType::f32;
  bool json = false;

  std::string checkpoint;        ///< where the training is kept; empty for nowhere
  std::string resume;            ///< what to go on with; empty for a new training
  double checkpoint_every = 30;  ///< seconds
  std::string history;           ///< a file of figures for each epoch; empty for none
  std::string report;            ///< a folder for a page about it; empty for none
  int patience = 0;              ///< epochs without improvement before the end; 0 for no limit
  bool keep_best = false;        ///< use the weights of the best epoch

  std::string seeds;  ///< a list of several, each for a training of its own; empty for one
  training::Options training;
  double label_smoothing = 0;
  double dropout = 0;  ///< rate before the last dense layer; 0 for none

  double validation_split = 0.2;
  std::size_t validation_last = 0;
  std::string writers, validation_writers;
  std::vector<double> stroke_weights;  ///< for each of `strokes`; 1 where there are fewer

  double augment = 0;                     ///< strength for pictures, 1 is usual
  std::optional<double> augment_strokes;  ///< strength for strokes; as `augment` when not given

  /// What of all this the training itself needs. Throws `Error` for lists that are none.
  training::TrainingRunOptions run_options() const;

  /// Where the training is kept: what it goes on with, unless another file is named.
  const std::string& checkpoint_path() const { return checkpoint.empty() ? resume : checkpoint; }

  /// Those arguments given that decide how the training goes, by name, without files.
  std::map<std::string, std::string> settings(const CLI::App& app) const;

  /// Adds all options to the command line, to be parsed into this object, which must stay where it
  /// is.
  void add_to(CLI::App& app);

 private:
  // Limits at the chosen strength, with those put in that were given one by one. None when there is
  // nothing to change.
  std::optional<data::PixelAugmentation> pixel_augmentation() const;
  std::optional<data::StrokeAugmentation> stroke_augmentation() const;

  struct Limit {
    double data::PixelAugmentation::*pixels = nullptr;
    double data::StrokeAugmentation::*strokes = nullptr;
    std::optional<double> value;
  };
  static constexpr std::size_t limit_count = 16;
  std::array<Limit, limit_count> limits_;
};

}  // namespace scrawl::apps
