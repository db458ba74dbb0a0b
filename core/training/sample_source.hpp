#pragma once

#include <cstddef>
#include <span>

#include "core/random.hpp"

namespace scrawl::training {

/// Numbered samples to train or evaluate on. A sample may be different each time (augmentation).
/// Several threads call it at once.
class SampleSource {
 public:
  virtual ~SampleSource() = default;
  virtual std::size_t count() const = 0;
  /// Values in one input.
  virtual std::size_t input_size() const = 0;
  /// Writes sample `index` as pixels 0..1 into `input` and its target distribution into `target`.
  /// All randomness comes from `random`.
  virtual void sample(std::size_t index, Random& random, std::span<float> input,
                      std::span<float> target) const = 0;
};

}  // namespace scrawl::training
