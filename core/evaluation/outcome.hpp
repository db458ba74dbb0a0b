#pragma once

#include <array>
#include <vector>

#include "core/model/model.hpp"
#include "core/recogniser.hpp"
#include "core/thread_pool.hpp"
#include "core/training/sample_source.hpp"

namespace scrawl::evaluation {

/// A model's answer for one sample, with the sample's true label.
struct Outcome {
  int truth = -1;  ///< 0..9; -1 for a non-digit
  State state = State::blank;
  int label = -1;                          ///< most probable of the ten digits; -1 when blank
  double confidence = 0;                   ///< calibrated probability of `label`
  std::array<double, 10> probabilities{};  ///< of the ten digits
  double non_digit = 0;                    ///< probability of all other classes together

  bool is_digit() const { return truth >= 0; }
  bool right() const { return is_digit() && label == truth; }
  bool sure() const { return state == State::digit; }
  bool unsure() const { return state == State::unsure; }
  bool rejected() const { return state == State::not_a_digit || state == State::blank; }
};

/// Reads every sample with a `Recogniser`, as the page does. A sample's true label is the digit
/// with a target probability above one half. The result does not depend on the size of the pool.
/// Throws `Error` if the samples do not fit the model, or if `Recogniser` does not accept the
/// model.
std::vector<Outcome> read_all(const Model& model, const training::SampleSource& samples,
                              ThreadPool& pool);

}  // namespace scrawl::evaluation
