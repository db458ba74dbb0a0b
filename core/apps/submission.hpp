#pragma once

#include <cstddef>
#include <string>

#include "core/data/dataset.hpp"
#include "core/model/model.hpp"

namespace scrawl::apps {

/// A submission to Kaggle's Digit Recognizer: `ImageId,Label`, one line for each picture, numbered
/// from 1.
struct Submission {
  std::string csv;
  std::size_t blank = 0;  ///< number of pictures without ink, which get the label 0
};

/// Reads the pictures without preprocessing (Kaggle's are in MNIST's form already), on `threads`
/// threads; the result does not depend on their number. With `probabilities`, adds ten columns, p0
/// to p9. Throws `Error` if the pictures have another size than the model's input.
Submission make_submission(const Model& model, const data::Images& images, bool probabilities,
                           int threads);

}  // namespace scrawl::apps
