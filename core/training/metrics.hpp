#pragma once

#include <cstddef>
#include <vector>

#include "core/nn/network.hpp"
#include "core/thread_pool.hpp"
#include "core/training/sample_source.hpp"

namespace scrawl::training {

/// A network's answers to the samples of a source, compared with the truth. The true class of a
/// sample is the one with more than one half in its target; if there is none, `truth` is -1 and
/// the sample counts in the loss only.
struct Evaluation {
  double loss = 0;                  ///< mean cross-entropy
  nn::Matrix<float> probabilities;  ///< [count, classes], each row divided by its sum
  std::vector<int> truth;           ///< count
  std::vector<int> predicted;       ///< count: the most probable class

  double accuracy() const;  ///< 0..1; 0 when there is no sample with a truth
};

/// Runs the network in inference mode (no dropout, running statistics) over all samples. The result
/// does not depend on the size of the pool. Throws `Error` when the samples do not fit the network.
Evaluation evaluate(const nn::Network<float>& network, const SampleSource& samples,
                    ThreadPool& pool);

/// Rows whose largest value is in the same place in both.
std::size_t count_correct(nn::ConstBatch<float> scores, nn::ConstBatch<float> target);

/// Throws `Error` when there are no samples, or when their size is not that of the network's input.
void check_fit(const nn::Network<float>& network, const SampleSource& samples);

}  // namespace scrawl::training
