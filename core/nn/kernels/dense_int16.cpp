#include "core/nn/kernels/dense_int16.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "core/nn/kernels/int16_blocks.hpp"
#include "core/nn/kernels/int16_lanes.hpp"
#include "core/nn/kernels/packets.hpp"

namespace scrawl::nn {
namespace {

/// Pairs of inputs whose products are added up in 32 bits at once.
constexpr int pairs_at_once = safe_products / 2;
/// Pairs that are looked at before those that were found are used: so many numbers fit on the
/// stack.
constexpr Index pairs_in_look = 1024;

/// Two inputs, and their weights for all outputs.
struct Pair {
  const std::int16_t* weights;
  std::int32_t inputs;
};

/// sums[columns] += the products of so many pairs.
void add_products(const Pair* pairs, Index columns, float* sums) {
  const std::int16_t* rows[pairs_at_once];
  Int16Lanes inputs[pairs_at_once];
  unrolled<pairs_at_once>([&](auto p) {
    rows[p] = pairs[p].weights;
    inputs[p] = Int16Lanes::repeat(pairs[p].inputs);
  });
  for (Index i = 0; i < columns; i += vectors_in_dense * Int16Lanes::count) {
    unrolled<vectors_in_dense>([&](auto v) {
      constexpr Index at = v * Int16Lanes::count;
      Int16Lanes total = Int16Lanes::zero();
      unrolled<pairs_at_once>([&](auto p) {
        total.add_products(inputs[p], Int16Lanes::load(rows[p] + 2 * i + 2 * at));
      });
      Eigen::Array<std::int32_t, Int16Lanes::count, 1> part;
      total.store(part.data());
      Eigen::Map<Eigen::Array<float, Int16Lanes::count, 1>>(sums + i + at) += part.cast<float>();
    });
  }
}

/// Whether the bits of two values say more than 0.
bool are_not_zero(const float* values) {
  std::uint64_t bits;
  std::memcpy(&bits, values, sizeof bits);
  return bits != 0;
}

}  // namespace

void Int16Dense::run(const float* input, float* output) const {
  const float factor = activation_factor({input, 1, in_});
  const auto pair_of = [&](Index number) {
    const float second = 2 * number + 1 < in_ ? input[2 * number + 1] : 0;
    const std::int16_t inputs[] = {quantised(input[2 * number], factor), quantised(second, factor)};
    return Pair{weights_.data() + number * 2 * columns_, pair_at(inputs)};
  };
  std::fill_n(output, columns_, 0.f);
  std::int32_t numbers[pairs_in_look];
  for (Index first = 0; first < pairs_ && factor > 0; first += pairs_in_look) {
    // Which are 0 nobody can foretell, so a branch would go wrong again and again: each is noted,
    // and its note kept unless it is 0.
    Index found = 0;
    for (Index pair = first; pair < std::min(first + pairs_in_look, pairs_); ++pair) {
      numbers[found] = static_cast<std::int32_t>(pair);
      found += 2 * pair + 1 == in_ || are_not_zero(input + 2 * pair);
    }
    for (Index i = 0; i < found; i += pairs_at_once) {
      Pair pairs[pairs_at_once];
      for (Index p = 0; p < pairs_at_once; ++p) {
        pairs[p] = i + p < found ? pair_of(numbers[i + p]) : Pair{weights_.data(), 0};
      }
      add_products(pairs, columns_, output);
    }
  }
  const float least = relu_ ? 0 : std::numeric_limits<float>::lowest();
  for (Index o = 0; o < out_; ++o) {
    const float scale = factor > 0 ? scales_[std::size_t(o)] / factor : 0;
    output[o] = std::max(output[o] * scale + bias_[std::size_t(o)], least);
  }
}

}  // namespace scrawl::nn
