#include "core/nn/kernels/conv2d_int16.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "core/nn/kernels/int16_blocks.hpp"
#include "core/nn/kernels/packets.hpp"
#include "core/nn/kernels/padded.hpp"

namespace scrawl::nn {
namespace {

using Lanes = Int16Lanes<OwnSet>;

/// One value for each channel of a block.
template <class T, int vectors>
using Channels = Eigen::Array<T, vectors * OwnSet::lanes, 1>;
template <class T, int vectors>
using Block = std::array<Channels<T, vectors>, OwnSet::windows>;

/// The part of a block of windows whose products are added up in 32 bits: `rows` rows of `pairs`
/// consecutive pairs of values.
struct Run {
  std::array<const std::int16_t*, OwnSet::windows> windows;
  Index rows, row_stride, pairs;
};

/// The innermost loops: the sums of a run's values times their weights.
template <int vectors>
void multiply(Run run, const std::int16_t* weights, Block<std::int32_t, vectors>& result) {
  Lanes sums[OwnSet::windows][vectors];
  unrolled<OwnSet::windows>(
      [&](auto w) { unrolled<vectors>([&](auto v) { sums[w][v] = Lanes::zero(); }); });
  for (Index y = 0; y < run.rows; ++y) {
    for (Index i = 0; i < run.pairs; i += pairs_in_step) {
      unrolled<pairs_in_step>([&](auto step) {
        Lanes::Pairs factors[vectors];
        unrolled<vectors>([&](auto v) {
          factors[v] = Lanes::load(weights + 2 * (step * vectors + v) * OwnSet::lanes);
        });
        unrolled<OwnSet::windows>([&](auto w) {
          const Lanes::Pairs value = Lanes::repeat(pair_at(run.windows[w] + 2 * (i + step)));
          unrolled<vectors>([&](auto v) { sums[w][v].add_products(value, factors[v]); });
        });
      });
      weights += 2 * pairs_in_step * vectors * OwnSet::lanes;
    }
    unrolled<OwnSet::windows>([&](auto w) { run.windows[w] += run.row_stride; });
  }
  unrolled<OwnSet::windows>([&](auto w) {
    unrolled<vectors>(
        [&](auto v) { sums[w][v].store(result[std::size_t(w)].data() + v * OwnSet::lanes); });
  });
}

}  // namespace

template <class Set>
void Int16Conv2d<Set>::run(const float* input, float* output, std::int16_t* image) const {
  const Conv2dGeometry& g = geometry_;
  const Index channels = g.input.channels;
  const float factor = activation_factor<Set>(input, g.input.size());
  const Padded padded(g);
  if (!padded.needed) {
    quantise<Set>(input, g.input.size(), factor, image);
    std::fill_n(image + g.input.size(), reach, std::int16_t{0});
  } else {
    const Index height = std::min(g.input.height, padded.height - g.pad_top);
    const Index inside = std::min(g.input.width, padded.width - g.pad_left) * channels;
    std::fill_n(image, padded.size(g) + reach, std::int16_t{0});
    for (Index y = 0; y < height; ++y) {
      quantise<Set>(input + y * g.input.width * channels, inside, factor,
                    image + ((y + g.pad_top) * padded.width + g.pad_left) * channels);
    }
  }
  std::int16_t* has_ink = image + padded.size(g) + reach;
  for (std::size_t block = 0; block < offsets_.size(); block += OwnSet::windows) {
    // Most of a picture is blank, and blank windows can be skipped. In the images of deeper layers
    // all-zero windows are too rare to be worth the search.
    *has_ink++ = channels > 1 || any_value(image, block);
  }
  for_each_block<Set>(g.output.channels, [&](auto vectors, Index channel) {
    this->template run_block<vectors>(image, factor, channel, output);
  });
}

template <class Set>
bool Int16Conv2d<Set>::any_value(const std::int16_t* image, std::size_t block) const {
  const Index row_stride = Padded(geometry_).width * geometry_.input.channels;
  std::int32_t bits = 0;
  for (std::size_t i = block; i < block + OwnSet::windows; ++i) {
    for (Index y = 0; y < geometry_.kernel_height; ++y) {
      const std::int16_t* row = image + offsets_[i] + y * row_stride;
      for (Index pair = 0; pair < pairs_; ++pair) bits |= pair_at(row + 2 * pair);
    }
  }
  return bits != 0;
}

template <class Set>
template <int vectors>
void Int16Conv2d<Set>::run_block(const std::int16_t* image, float factor, Index channel,
                                 float* output) const {
  using Values = Channels<float, vectors>;
  const Conv2dGeometry& g = geometry_;
  const Shape shape = output_shape();
  const Index row_stride = Padded(g).width * g.input.channels;
  const Index windows_each = pool_ ? 4 : 1, pixels = shape.height * shape.width;
  const std::int16_t* const first = weights_.data() + g.kernel_height * pairs_ * 2 * channel;
  const Values scales =
      Eigen::Map<const Values>(scales_.data() + channel) * (factor > 0 ? 1 / factor : 0);
  const Values bias = Eigen::Map<const Values>(bias_.data() + channel);
  const float lower_bound = relu_ ? 0 : std::numeric_limits<float>::lowest();
  const Values on_blank = bias.max(lower_bound);
  Block<float, vectors> totals;
  Block<std::int32_t, vectors> sums;
  const std::int16_t* has_ink = image + Padded(g).size(g) + reach;
  Index pixel = 0;
  for (std::size_t block = 0; block < offsets_.size(); block += OwnSet::windows, ++has_ink) {
    const std::int16_t* weights = first;
    for (Index y = 0; y < g.kernel_height && *has_ink; y += rows_in_run_) {
      for (Index pair = 0; pair < pairs_; pair += longest_run) {
        Run run{{},
                std::min(rows_in_run_, g.kernel_height - y),
                row_stride,
                std::min(longest_run, pairs_ - pair)};
        for (std::size_t i = 0; i < run.windows.size(); ++i) {
          run.windows[i] = image + offsets_[block + i] + y * row_stride + 2 * pair;
        }
        multiply<vectors>(run, weights, sums);
        for (std::size_t i = 0; i < sums.size(); ++i) {
          if (weights == first)
            totals[i] = sums[i].template cast<float>();
          else
            totals[i] += sums[i].template cast<float>();
        }
        weights += run.rows * run.pairs * 2 * vectors * OwnSet::lanes;
      }
    }
    for (Index i = 0; i < OwnSet::windows && pixel < pixels; i += windows_each, ++pixel) {
      // Writes whole vectors: beyond the last channel these spill into the next pixel's first
      // channels, which are written later.
      Eigen::Map<Values> out(output + pixel * shape.channels + channel);
      if (!*has_ink) {
        out = on_blank;
        continue;
      }
      const auto* total = &totals[std::size_t(i)];
      if (pool_)
        out = (total[0].max(total[1]).max(total[2].max(total[3])) * scales + bias).max(lower_bound);
      else
        out = (total[0] * scales + bias).max(lower_bound);
    }
  }
}

template void Int16Conv2d<OwnSet>::run(const float*, float*, std::int16_t*) const;

}  // namespace scrawl::nn
