#include "core/training/mistakes.hpp"

#include <algorithm>

namespace scrawl::training {
namespace {

struct Wrong {
  std::size_t set, sample;
  double probability;
};

std::vector<Wrong> all_wrong(std::span<const Evaluation> evaluations) {
  std::vector<Wrong> wrong;
  for (std::size_t set = 0; set < evaluations.size(); ++set) {
    const auto& [loss, probabilities, truth, predicted] = evaluations[set];
    for (std::size_t i = 0; i < truth.size(); ++i) {
      if (truth[i] < 0 || truth[i] == predicted[i]) continue;
      wrong.push_back({set, i, probabilities(static_cast<nn::Index>(i), predicted[i])});
    }
  }
  std::stable_sort(wrong.begin(), wrong.end(),
                   [](const Wrong& a, const Wrong& b) { return a.probability > b.probability; });
  return wrong;
}

}  // namespace

std::vector<Mistake> surest_mistakes(std::span<const HeldOut> held_out,
                                     std::span<const Evaluation> evaluations, int side,
                                     std::size_t most) {
  std::vector<Wrong> wrong = all_wrong(evaluations);
  wrong.resize(std::min(most, wrong.size()));
  std::vector<Mistake> mistakes;
  for (const auto& [set, sample, probability] : wrong) {
    const Evaluation& evaluation = evaluations[set];
    Mistake mistake{.picture = ink::blank_picture(side),
                    .truth = evaluation.truth[sample],
                    .answer = evaluation.predicted[sample],
                    .probability = probability};
    std::vector<float> target(static_cast<std::size_t>(evaluation.probabilities.cols()));
    Random random(0, sample);
    held_out[set].source->sample(sample, random, mistake.picture.pixels, target);
    mistakes.push_back(std::move(mistake));
  }
  return mistakes;
}

}  // namespace scrawl::training
