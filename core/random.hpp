#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>

namespace scrawl {

/// Random numbers that are the same in every build (the standard library's distributions are not).
/// The generator is xoshiro256++ by D. Blackman and S. Vigna (https://prng.di.unimi.it), seeded by
/// splitmix64. A value type: a copy produces the same numbers as the original from then on.
class Random {
 public:
  using State = std::array<std::uint64_t, 4>;

  explicit Random(std::uint64_t seed);
  /// One of many independent generators with one seed, for example one for each sample of an epoch,
  /// so that a sample's numbers do not depend on the thread that draws them, or on the order.
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
