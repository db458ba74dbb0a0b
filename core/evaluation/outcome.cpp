#include "core/evaluation/outcome.hpp"

#include <algorithm>
#include <cstddef>

#include "core/training/metrics.hpp"

namespace scrawl::evaluation {
namespace {

constexpr int digits = 10;

int truth_of(const std::vector<float>& target) {
  const auto largest = std::max_element(target.begin(), target.end());
  const auto label = static_cast<int>(largest - target.begin());
  return *largest > 0.5F && label < digits ? label : -1;
}

Outcome outcome_of(const Answer& answer, int truth) {
  Outcome outcome{.truth = truth,
                  .state = answer.state,
                  .label = answer.label,
                  .confidence = answer.confidence,
                  .probabilities = {},
                  .non_digit = answer.non_digit};
  std::copy(answer.probabilities.begin(), answer.probabilities.end(),
            outcome.probabilities.begin());
  return outcome;
}

}  // namespace

std::vector<Outcome> read_all(const Model& model, const training::SampleSource& samples,
                              ThreadPool& pool) {
  training::check_fit(model.network, samples);
  std::vector<Outcome> outcomes(samples.count());
  const auto workers = static_cast<std::size_t>(pool.size());
  pool.run([&](int worker) {
    const Recogniser recogniser(model);
    ink::Picture picture = ink::blank_picture(model.preprocessing.size);
    std::vector<float> target(model.classes.size());
    for (auto i = static_cast<std::size_t>(worker); i < outcomes.size(); i += workers) {
      Random random(0, i);
      samples.sample(i, random, picture.pixels, target);
      outcomes[i] = outcome_of(recogniser.read(picture), truth_of(target));
    }
  });
  return outcomes;
}

}  // namespace scrawl::evaluation
