#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/nn/network.hpp"
#include "core/random.hpp"
#include "core/thread_pool.hpp"
#include "core/training/sources.hpp"

namespace scrawl::training {

/// What a network knows, repeated while it learns something new: slightly augmented pictures whose
/// targets are the network's own probabilities (Li and Hoiem 2016, "Learning without Forgetting"),
/// so that its answers and its confidence stay the same. As many overlays of two pictures represent
/// glyphs that are no digits.
class Replay {
 public:
  /// `images` must have labels and fit the network. If any digits are `endangered`, every second
  /// sample shows one of them.
  Replay(const nn::Network<float>& network, const data::Images& images,
         const std::vector<int>& endangered, std::uint64_t seed, ThreadPool& pool);
  Replay(const Replay&) = delete;
  Replay& operator=(const Replay&) = delete;

  /// Writes a picture chosen at random, and the network's probabilities for it.
  void sample(Random& random, std::span<float> input, std::span<float> target) const;

 private:
  data::Images images_;
  ImageSource pictures_;  ///< of `images_`
  nn::Matrix<float> said_;
  std::vector<std::size_t> endangered_;  ///< rows
};

}  // namespace scrawl::training
