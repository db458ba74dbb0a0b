#pragma once

#include <span>
#include <vector>

#include "core/nn/network.hpp"

namespace scrawl::nn {

/// Samples side by side as a network sees them: by their features, the values of which its last
/// layer with weights makes the scores. A network without a layer before that one has the input
/// itself for features.
class SimilarSamples {
 public:
  /// `network` must outlive this. Pass one in which batch norm is folded (see fold_for_inference),
  /// or else that is the last layer with weights where a network ends with it.
  explicit SimilarSamples(const Network<float>& network);

  /// How many features a sample has.
  Index width() const { return width_; }
  Index count() const { return static_cast<Index>(features_.size()) / width_; }

  /// Adds the rows of `samples` [batch, input_shape().size()]; they are numbered as they come.
  void add(const ConstBatch<float>& samples);
  void clear() { features_.clear(); }

  struct Match {
    Index sample = 0;
    float similarity = 0;  ///< the cosine of the angle between both features, -1 to 1
  };
  /// The `most` samples that are most similar to `input` [input_shape().size()], the most similar
  /// first; of equal ones the one that came first.
  std::vector<Match> nearest(std::span<const float> input, std::size_t most);

 private:
  /// Of each row, scaled to length 1; all zero where there is none. Valid until the next call.
  const Matrix<float>& features_of(const ConstBatch<float>& samples);

  const Network<float>& network_;
  Index source_ = -1;  ///< the layer that puts the features out, -1 for the input
  Index width_ = 0;
  std::vector<float> features_;  ///< [count, width], of length 1
  Workspace<float> workspace_;
  Matrix<float> current_;
};

}  // namespace scrawl::nn
