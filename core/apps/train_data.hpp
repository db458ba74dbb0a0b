#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/apps/datasets.hpp"
#include "core/apps/train_options.hpp"
#include "core/ink/picture.hpp"
#include "core/training/sources.hpp"

namespace scrawl::apps {

/// What `train` learns from and is judged by. Owns the data that its sources read.
struct TrainData {
  struct Used {
    std::unique_ptr<const Dataset> dataset;
    std::size_t training = 0, validation = 0;  ///< samples
  };
  struct Validation {
    std::string name;  ///< of the data, without its endings
    std::unique_ptr<const training::SampleSource> source;
    const Dataset* dataset = nullptr;  ///< one of `used`
    std::vector<std::size_t> rows;     ///< of the dataset, in the source's order
  };
  std::vector<Used> used;
  std::unique_ptr<const training::SampleSource> training;
  std::vector<Validation> validation;
  std::vector<std::uint8_t> example;  ///< one picture, held out if any is
};

/// Loads and splits what the options name. Throws `Error` when nothing is left to learn from.
TrainData load_train_data(const TrainOptions& options, const ink::Preprocessing& preprocessing);

}  // namespace scrawl::apps
