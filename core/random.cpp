#include "core/random.hpp"

#include <bit>
#include <cmath>
#include <numbers>

namespace scrawl {
namespace {

std::uint64_t splitmix64(std::uint64_t& x) {
  std::uint64_t z = (x += 0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

}  // namespace

Random::Random(std::uint64_t seed) {
  for (auto& word : state_) word = splitmix64(seed);
}

Random::Random(std::uint64_t seed, std::uint64_t stream) {
  // Mixed twice, so that neighbouring seeds and streams give unrelated numbers.
  std::uint64_t mixed = splitmix64(seed) ^ std::rotl(splitmix64(stream), 32);
  for (auto& word : state_) word = splitmix64(mixed);
}

std::uint64_t Random::bits() {
  const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

double Random::uniform() {
  return static_cast<double>(bits() >> 11) * 0x1.0p-53;
}

std::uint64_t Random::below(std::uint64_t count) {
  // 2^64 is no multiple of `count`: without the first 2^64 % count values all remainders are
  // equally likely.
  const std::uint64_t surplus = -count % count;
  std::uint64_t drawn = bits();
  while (drawn < surplus) drawn = bits();
  return drawn % count;
}

double Random::normal() {
  const double radius = std::sqrt(-2 * std::log1p(-uniform()));
  return radius * std::cos(2 * std::numbers::pi * uniform());
}

}  // namespace scrawl
