#pragma once

#include <array>
#include <vector>

#include "core/model/model.hpp"
#include "core/recogniser.hpp"
#include "core/thread_pool.hpp"
#include "core/training/sample_source.hpp"

namespace scrawl::evaluation {

/// What a model says about a sample, beside what is true.
struct Outcome {
  int truth = -1;  ///< 0..9; -1 for what is not a digit
  State state = State::blank;
  int label = -1;                          ///< most probable of the ten digits; -1 when blank
  double confidence = 0;                   ///< calibrated probability of `label`
  std::array<double, 10> probabilities{};  ///< of the ten digits
  double non_digit = 0;                    ///< of all classes that are no digits

  bool is_digit() const { return truth >= 0; }
  bool right() const { return is_digit() && label == truth; }
  bool unsure() const { return state == State::unsure; }
  bool rejected() const { return state == State::not_a_digit || state == State::blank; }
};

/// Reads every sample as the page does, by a `Recogniser`. A sample's truth is the digit that its
/// target gives more than one half. The result does not depend on the size of the pool. Throws
/// `Error` when the samples do not fit the model, and for a model that no recogniser takes.
std::vector<Outcome> read_all(const Model& model, const training::SampleSource& samples,
                              ThreadPool& pool);

}  // namespace scrawl::evaluation
