#include "core/nn/kernels/dense_int16.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "core/nn/kernels/int16_lanes.hpp"
#include "core/nn/kernels/packets.hpp"

namespace scrawl::nn {
namespace {

/// Rows of weights, for a pair of inputs each, that are added up in 32 bits at once.
constexpr int rows_at_once = safe_products / 2;

struct Rows {
  std::array<const std::int16_t*, rows_at_once> weights;
  std::array<std::int32_t, rows_at_once> inputs;
};

/// sums[i] += the products of all rows.
void add_rows(const Rows& rows, Index out, float* sums) {
  Int16Lanes inputs[rows_at_once];
  unrolled<rows_at_once>([&](auto r) { inputs[r] = Int16Lanes::repeat(rows.inputs[r]); });
  for (Index i = 0; i < out; i += Int16Lanes::count) {
    Int16Lanes total = Int16Lanes::zero();
    unrolled<rows_at_once>(
        [&](auto r) { total.add_products(inputs[r], Int16Lanes::load(rows.weights[r] + 2 * i)); });
    Eigen::Array<std::int32_t, Int16Lanes::count, 1> part;
    total.store(part.data());
    Eigen::Map<Eigen::Array<float, Int16Lanes::count, 1>>(sums + i) += part.cast<float>();
  }
}

}  // namespace

void Int16Dense::run(const float* input, float* output, std::int16_t* image) const {
  const Index row = 2 * whole_lanes(out_);
  const float factor = activation_factor({input, 1, in_});
  quantise(input, in_, factor, image);
  if (in_ % 2 == 1) image[in_] = 0;
  std::fill_n(output, row / 2, 0.f);
  Rows rows;
  std::size_t found = 0;
  for (Index pair = 0; pair < pairs_; ++pair) {
    const std::int32_t values = pair_at(image + 2 * pair);
    if (values == 0) continue;
    rows.weights[found] = weights_.data() + pair * row;
    rows.inputs[found] = values;
    if (++found < rows_at_once) continue;
    add_rows(rows, out_, output);
    found = 0;
  }
  if (found > 0) {
    for (; found < rows_at_once; ++found) {
      rows.weights[found] = weights_.data();
      rows.inputs[found] = 0;
    }
    add_rows(rows, out_, output);
  }
  const float least = relu_ ? 0 : std::numeric_limits<float>::lowest();
  for (Index o = 0; o < out_; ++o) {
    const float scale = factor > 0 ? scales_[std::size_t(o)] / factor : 0;
    output[o] = std::max(output[o] * scale + bias_[std::size_t(o)], least);
  }
}

}  // namespace scrawl::nn
