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

/// What a network knows, to be rehearsed while it learns something new: pictures, changed a little
/// at random, whose target is what the network itself said of them (Li and Hoiem 2016, "Learning
/// without Forgetting"), so that its answers stay, and how sure it is of them. Pairs of pictures
/// laid over each other, as many as there are pictures, stand for what is no digit.
class Replay {
 public:
  /// `images` must have labels and fit the network. Every second picture is of one of the digits
  /// `endangered`, where there are any.
  Replay(const nn::Network<float>& network, const data::Images& images,
         const std::vector<int>& endangered, std::uint64_t seed, ThreadPool& pool);
  Replay(const Replay&) = delete;
  Replay& operator=(const Replay&) = delete;

  /// Writes one of the pictures, drawn at random, and what was said of it.
  void sample(Random& random, std::span<float> input, std::span<float> target) const;

 private:
  data::Images images_;
  ImageSource pictures_;  ///< of `images_`
  nn::Matrix<float> said_;
  std::vector<std::size_t> endangered_;  ///< rows
};

}  // namespace scrawl::training
