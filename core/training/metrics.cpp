#include "core/training/metrics.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "core/nn/loss.hpp"

namespace scrawl::training {
namespace {

/// Samples a pass: enough for GEMM, and few enough that the seed's images fit the cache.
constexpr std::size_t chunk = 50;

struct Buffers {
  nn::Workspace<float> workspace;
  nn::Matrix<float> input, target, d_logits;
};

int most_probable(nn::ConstBatch<float> scores, nn::Index row) {
  nn::Index best = 0;
  scores.row(row).maxCoeff(&best);
  return static_cast<int>(best);
}

// Samples first..last - 1 into their rows of the evaluation; returns the sum of their losses.
double evaluate_chunk(const nn::Network<float>& network, const SampleSource& samples,
                      std::size_t first, std::size_t last, Buffers& buffers,
                      Evaluation& evaluation) {
  const auto rows = static_cast<nn::Index>(last - first);
  const nn::Index pixels = network.input_shape().size();
  const nn::Index classes = network.classes();
  buffers.input.resize(rows, pixels);
  buffers.target.resize(rows, classes);
  buffers.d_logits.resize(rows, classes);
  for (nn::Index row = 0; row < rows; ++row) {
    const std::size_t index = first + static_cast<std::size_t>(row);
    Random random(0, index);
    samples.sample(index, random, {buffers.input.row(row).data(), static_cast<std::size_t>(pixels)},
                   {buffers.target.row(row).data(), static_cast<std::size_t>(classes)});
  }
  const auto target = nn::view(std::as_const(buffers.target));
  const auto logits = network.infer(nn::view(std::as_const(buffers.input)), buffers.workspace);
  const nn::Head head = network.architecture().head;
  const auto start = static_cast<nn::Index>(first);
  nn::activate_head(head, logits,
                    nn::Batch<float>(evaluation.probabilities.row(start).data(), rows, classes));
  for (nn::Index row = 0; row < rows; ++row) {
    auto probabilities = evaluation.probabilities.row(start + row);
    const float sum = probabilities.sum();
    if (sum > 0) probabilities /= sum;
    const std::size_t index = first + static_cast<std::size_t>(row);
    evaluation.predicted[index] = most_probable(logits, row);
    const int likeliest = most_probable(target, row);
    evaluation.truth[index] = target(row, likeliest) > 0.5F ? likeliest : -1;
  }
  return nn::cross_entropy(head, logits, target, 1.0F, nn::view(buffers.d_logits));
}

}  // namespace

void check_fit(const nn::Network<float>& network, const SampleSource& samples) {
  if (samples.count() == 0) throw Error("there are no samples: the data is empty");
  const auto expected = static_cast<std::size_t>(network.input_shape().size());
  if (samples.input_size() != expected) {
    throw Error("the pictures have " + std::to_string(samples.input_size()) +
                " pixels, but the network reads " + std::to_string(expected));
  }
}

std::size_t count_correct(nn::ConstBatch<float> scores, nn::ConstBatch<float> target) {
  std::size_t correct = 0;
  for (nn::Index row = 0; row < scores.rows(); ++row) {
    nn::Index guessed = 0;
    nn::Index right = 0;
    scores.row(row).maxCoeff(&guessed);
    target.row(row).maxCoeff(&right);
    correct += guessed == right ? 1 : 0;
  }
  return correct;
}

Evaluation evaluate(const nn::Network<float>& network, const SampleSource& samples,
                    ThreadPool& pool) {
  check_fit(network, samples);
  const std::size_t count = samples.count();
  Evaluation evaluation;
  evaluation.probabilities.resize(static_cast<nn::Index>(count), network.classes());
  evaluation.truth.resize(count);
  evaluation.predicted.resize(count);
  const std::size_t chunks = (count + chunk - 1) / chunk;
  std::vector<double> losses(chunks);
  const auto workers = static_cast<std::size_t>(pool.size());
  pool.run([&](int worker) {
    Buffers buffers;
    for (auto i = static_cast<std::size_t>(worker); i < chunks; i += workers) {
      losses[i] = evaluate_chunk(network, samples, i * chunk, std::min(count, (i + 1) * chunk),
                                 buffers, evaluation);
    }
  });
  for (const double loss : losses) evaluation.loss += loss;
  evaluation.loss /= static_cast<double>(count);
  return evaluation;
}

double Evaluation::accuracy() const {
  std::size_t judged = 0;
  std::size_t right = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    judged += truth[i] >= 0 ? 1 : 0;
    right += truth[i] == predicted[i] ? 1 : 0;
  }
  return judged == 0 ? 0 : static_cast<double>(right) / static_cast<double>(judged);
}

}  // namespace scrawl::training
