#include "core/apps/train_data.hpp"

#include "core/apps/datasets.hpp"
#include "core/error.hpp"

namespace scrawl::apps {

std::vector<training::TrainingSet> load_training_sets(const TrainOptions& options) {
  const auto& weights = options.stroke_weights;
  if (!options.strokes.empty() && weights.size() > options.strokes.size()) {
    throw Error("--stroke-weight has " + std::to_string(weights.size()) + " values for " +
                std::to_string(options.strokes.size()) +
                " files; give one for each file of --strokes");
  }
  std::vector<training::TrainingSet> sets;
  const auto load = [&](const std::string& path, double weight, training::Use use) {
    sets.push_back({load_dataset(path, Part::train), weight, use});
  };
  if (!options.data.empty()) load(options.data, 1, training::Use::divided);
  for (std::size_t i = 0; i < options.strokes.size(); ++i) {
    load(options.strokes[i], i < weights.size() ? weights[i] : 1, training::Use::divided);
  }
  for (const auto& path : options.validation_strokes) load(path, 1, training::Use::held_out);
  return sets;
}

}  // namespace scrawl::apps
