#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/ink/picture.hpp"
#include "core/training/metrics.hpp"
#include "core/training/training_data.hpp"

namespace scrawl::training {

/// A held-out digit with a wrong answer.
struct Mistake {
  ink::Picture picture;
  int truth = 0, answer = 0;
  double probability = 0;  ///< of the answer
};

/// At most `most` wrong answers, the most confident first. There is one evaluation for each set;
/// the pictures have `side` x `side` pixels.
std::vector<Mistake> surest_mistakes(std::span<const HeldOut> held_out,
                                     std::span<const Evaluation> evaluations, int side,
                                     std::size_t most);

}  // namespace scrawl::training
