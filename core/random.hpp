#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>

namespace scrawl {

/// Random numbers that are the same in every build (the standard library's distributions are not).
/// The generator is xoshiro256++ by D. Blackman and S. Vigna (https://prng.di.unimi.it), seeded by
/// their splitmix64. A value type: copying it copies the sequence that is still to come.
class Random {
 public:
  using State = std::array<std::uint64_t, 4>;

  explicit Random(std::uint64_t seed);
  /// A generator for one item of a numbered whole (a sample in an epoch, say), so that the numbers
  /// an item gets do not depend on which thread asks, or when.
  Random(std::uint64_t seed, std::uint64_t stream);

  std::uint64_t bits();
  /// Uniform in [0, 1), with 53 random bits.
  double uniform();
  /// Uniform in [low, high).
  double uniform(double low, double high) { return low + (high - low) * uniform(); }
  /// Uniform in {0, ..., count - 1}; `count` > 0. Unbiased.
  std::uint64_t below(std::uint64_t count);
  /// Standard normal (Box-Muller, one of the pair).
  double normal();

  /// Fisher-Yates.
  template <class T>
  void shuffle(std::span<T> items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

  const State& state() const { return state_; }
  void restore(const State& state) { state_ = state; }

 private:
  State state_;
};

}  // namespace scrawl
