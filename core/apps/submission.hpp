#pragma once

#include <cstddef>
#include <string>

#include "core/data/dataset.hpp"
#include "core/model/model.hpp"

namespace scrawl::apps {

/// What Kaggle's Digit Recognizer takes: `ImageId,Label`, one line a picture, numbered from 1.
struct Submission {
  std::string csv;
  std::size_t blank = 0;  ///< pictures without any ink, for which the label is 0 all the same
};

/// Reads the pictures as they are (Kaggle's are in MNIST's form already), on `threads` threads; the
/// result does not depend on how many. With `probabilities`, ten more columns, p0 to p9. Throws
/// `Error` for pictures of another size than the model reads.
Submission make_submission(const Model& model, const data::Images& images, bool probabilities,
                           int threads);

}  // namespace scrawl::apps
