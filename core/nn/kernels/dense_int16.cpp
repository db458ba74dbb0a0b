#include "core/nn/kernels/dense_int16.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "core/nn/kernels/int16_blocks.hpp"
#include "core/nn/kernels/int16_lanes.hpp"
#include "core/nn/kernels/packets.hpp"

namespace scrawl::nn {
namespace {

using Lanes = Int16Lanes<OwnSet>;

/// Pairs of inputs whose products are added up in 32 bits at once.
constexpr int pairs_at_once = safe_products / 2;
/// The input is searched for non-zero pairs in chunks, whose indices fit on the stack.
constexpr Index pairs_in_chunk = 1024;

/// Two inputs, and their weights for all outputs.
struct Pair {
  const std::int16_t* weights;
  std::int32_t inputs;
};

/// sums[columns] += the products of `pairs_at_once` pairs and their weights.
void add_products(const Pair* pairs, Index columns, float* sums) {
  const std::int16_t* rows[pairs_at_once];
  Lanes::Pairs inputs[pairs_at_once];
  unrolled<pairs_at_once>([&](auto p) {
    rows[p] = pairs[p].weights;
    inputs[p] = Lanes::repeat(pairs[p].inputs);
  });
  for (Index i = 0; i < columns; i += vectors_in_dense * OwnSet::lanes) {
    unrolled<vectors_in_dense>([&](auto v) {
      constexpr Index at = v * OwnSet::lanes;
      Lanes total = Lanes::zero();
      unrolled<pairs_at_once>(
          [&](auto p) { total.add_products(inputs[p], Lanes::load(rows[p] + 2 * i + 2 * at)); });
      Eigen::Array<std::int32_t, OwnSet::lanes, 1> part;
      total.store(part.data());
      Eigen::Map<Eigen::Array<float, OwnSet::lanes, 1>>(sums + i + at) += part.cast<float>();
    });
  }
}

/// Whether one of two values has bits other than those of +0.
bool any_bits(const float* values) {
  std::uint64_t bits;
  std::memcpy(&bits, values, sizeof bits);
  return bits != 0;
}

}  // namespace

template <class Set>
void Int16Dense<Set>::run(const float* input, float* output) const {
  const float factor = activation_factor<Set>(input, in_);
  const auto pair_of = [&](Index index) {
    const float second = 2 * index + 1 < in_ ? input[2 * index + 1] : 0;
    const std::int16_t inputs[] = {quantised(input[2 * index], factor), quantised(second, factor)};
    return Pair{weights_.data() + index * 2 * columns_, pair_at(inputs)};
  };
  std::fill_n(output, columns_, 0.f);
  std::int32_t indices[pairs_in_chunk];
  for (Index first = 0; first < pairs_ && factor > 0; first += pairs_in_chunk) {
    // Collects the indices of the non-zero pairs without a branch: which pairs are zero is
    // unpredictable.
    Index found = 0;
    for (Index pair = first; pair < std::min(first + pairs_in_chunk, pairs_); ++pair) {
      indices[found] = static_cast<std::int32_t>(pair);
      found += 2 * pair + 1 == in_ || any_bits(input + 2 * pair);
    }
    for (Index i = 0; i < found; i += pairs_at_once) {
      Pair pairs[pairs_at_once];
      for (Index p = 0; p < pairs_at_once; ++p) {
        pairs[p] = i + p < found ? pair_of(indices[i + p]) : Pair{weights_.data(), 0};
      }
      add_products(pairs, columns_, output);
    }
  }
  const float lower_bound = relu_ ? 0 : std::numeric_limits<float>::lowest();
  for (Index o = 0; o < out_; ++o) {
    const float scale = factor > 0 ? scales_[std::size_t(o)] / factor : 0;
    output[o] = std::max(output[o] * scale + bias_[std::size_t(o)], lower_bound);
  }
}

template void Int16Dense<OwnSet>::run(const float*, float*) const;

}  // namespace scrawl::nn
