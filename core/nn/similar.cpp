#include "core/nn/similar.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>

#include "core/nn/inspect.hpp"

namespace scrawl::nn {

SimilarSamples::SimilarSamples(const Network<float>& network) : network_(network) {
  const auto layers = network.layers();
  auto scores = static_cast<Index>(layers.size()) - 1;
  while (scores > 0 && parameter_count(network, scores) == 0) --scores;
  source_ = scores - 1;
  // What only reshapes puts out nothing of its own.
  while (source_ >= 0 && layers[static_cast<std::size_t>(source_)]->renames_only()) --source_;
  width_ = source_ < 0 ? network.input_shape().size()
                       : layers[static_cast<std::size_t>(source_)]->output_shape().size();
}

const Matrix<float>& SimilarSamples::features_of(const ConstBatch<float>& samples) {
  assert(samples.cols() == network_.input_shape().size());
  if (source_ < 0) {
    current_ = samples;
  } else {
    network_.infer(samples, workspace_);
    current_ = workspace_.outputs[static_cast<std::size_t>(source_)];
  }
  // Row by row, which leaves one of zeros as it is.
  for (Index row = 0; row < current_.rows(); ++row) current_.row(row).normalize();
  return current_;
}

void SimilarSamples::add(const ConstBatch<float>& samples) {
  const Matrix<float>& added = features_of(samples);
  features_.insert(features_.end(), added.data(), added.data() + added.size());
}

std::vector<SimilarSamples::Match> SimilarSamples::nearest(std::span<const float> input,
                                                           std::size_t most) {
  const Matrix<float>& wanted = features_of({input.data(), 1, static_cast<Index>(input.size())});
  const Vector<float> similarities =
      wanted.row(0) * ConstBatch<float>(features_.data(), count(), width_).transpose();
  std::vector<Match> matches(static_cast<std::size_t>(count()));
  for (std::size_t i = 0; i < matches.size(); ++i) {
    matches[i] = {static_cast<Index>(i), similarities[static_cast<Index>(i)]};
  }
  const auto end = matches.begin() + static_cast<std::ptrdiff_t>(std::min(most, matches.size()));
  std::partial_sort(matches.begin(), end, matches.end(), [](const Match& a, const Match& b) {
    return a.similarity != b.similarity ? a.similarity > b.similarity : a.sample < b.sample;
  });
  matches.erase(end, matches.end());
  return matches;
}

}  // namespace scrawl::nn
