// Prepares layers for inference in 16-bit integers: quantises and packs their weights. A file of
// its own, because the page compiles it for small size and the kernels for speed.

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/nn/kernels/conv2d_int16.hpp"
#include "core/nn/kernels/dense_int16.hpp"
#include "core/nn/kernels/int16_blocks.hpp"
#include "core/nn/kernels/padded.hpp"

namespace scrawl::nn {
namespace {

/// The scale of each channel (weight = integer * scale) for weights [taps, channels]. A kernel adds
/// up the products of a run of at most `run` taps in 32 bits and then goes on in floats; a new run
/// begins every `row` taps. The scales are as small as they can be without an overflow in the run
/// with the largest sum of magnitudes.
std::vector<float> weight_scales(ConstBatch<float> weights, Index row, Index run) {
  constexpr float limit =
      static_cast<float>(std::numeric_limits<std::int32_t>::max() / largest_activation);
  std::vector<float> scales(static_cast<std::size_t>(weights.cols()));
  for (Index channel = 0; channel < weights.cols(); ++channel) {
    const auto magnitudes = weights.col(channel).cwiseAbs();
    const float largest = magnitudes.maxCoeff();
    if (!(largest > 0)) continue;
    float heaviest = 0;
    for (Index first = 0; first < weights.rows(); first += row) {
      const Index taps = std::min(row, weights.rows() - first);
      for (Index tap = 0; tap < taps; tap += run) {
        heaviest =
            std::max(heaviest, magnitudes.segment(first + tap, std::min(run, taps - tap)).sum());
      }
    }
    // Rounding can add 1/2 to each integer.
    const float room = limit - static_cast<float>(run) / 2 - 1;
    const float integer = std::min(static_cast<float>(largest_weight), room * (largest / heaviest));
    scales[static_cast<std::size_t>(channel)] = largest / std::max(1.f, std::floor(integer));
  }
  return scales;
}

/// A weight in units of its channel's scale; 0 if the scale is 0.
std::int16_t quantised_weight(float weight, float scale) {
  if (!(scale > 0)) return 0;
  constexpr float limit = largest_weight;
  return static_cast<std::int16_t>(std::clamp(std::round(weight / scale), -limit, limit));
}

}  // namespace

template <class Set>
Int16Conv2d<Set>::Int16Conv2d(const Conv2dGeometry& g, const float* kernel, const float* bias,
                              bool relu, bool pool)
    : geometry_(g), relu_(relu), pool_(pool) {
  const Index filters = g.output.channels, row = g.kernel_width * g.input.channels;
  pairs_ = (row + reach) / (reach + 1) * pairs_in_step;
  rows_in_run_ = std::max<Index>(longest_run / pairs_, 1);
  scales_ = weight_scales({kernel, g.patch(), filters}, rows_in_run_ * row, 2 * longest_run);
  const auto weight = [&](Index y, Index tap, Index filter) -> std::int16_t {
    if (tap >= row || filter >= filters) return 0;
    return quantised_weight(kernel[(y * row + tap) * filters + filter],
                            scales_[static_cast<std::size_t>(filter)]);
  };
  weights_.resize(std::size_t(g.kernel_height * pairs_ * 2 * whole_lanes<Set>(filters)));
  for_each_block<Set>(filters, [&](auto vectors, Index first) {
    std::int16_t* to = weights_.data() + g.kernel_height * pairs_ * 2 * first;
    for (Index y = 0; y < g.kernel_height; ++y) {
      for (Index pair = 0; pair < pairs_; ++pair) {
        for (Index filter = first; filter < first + vectors * Set::lanes; ++filter) {
          *to++ = weight(y, 2 * pair, filter);
          *to++ = weight(y, 2 * pair + 1, filter);
        }
      }
    }
  });
  const Shape shape = output_shape();
  const Index side = pool ? 2 : 1, row_stride = Padded(g).width * g.input.channels;
  for (Index y = 0; y < shape.height; ++y) {
    for (Index x = 0; x < shape.width; ++x) {
      for (Index part = 0; part < side * side; ++part) {
        offsets_.push_back((y * side + part / side) * g.stride_height * row_stride +
                           (x * side + part % side) * g.stride_width * g.input.channels);
      }
    }
  }
  // An incomplete last block repeats the last window, whose results are not used.
  while (offsets_.size() % Set::windows != 0) offsets_.push_back(offsets_.back());
  const auto whole = static_cast<std::size_t>(whole_lanes<Set>(filters));
  scales_.resize(whole);
  bias_.resize(whole);
  if (bias) std::copy_n(bias, filters, bias_.begin());
}

template <class Set>
Shape Int16Conv2d<Set>::output_shape() const {
  const Shape& shape = geometry_.output;
  return pool_ ? Shape{shape.height / 2, shape.width / 2, shape.channels} : shape;
}

template <class Set>
Index Int16Conv2d<Set>::memory() const {
  // The padded image, what the last pairs read beyond it, and one flag for each block of windows.
  return Padded(geometry_).size(geometry_) + reach + Index(offsets_.size()) / OwnSet::windows;
}

template <class Set>
Int16Dense<Set>::Int16Dense(Index in, Index out, const float* kernel, const float* bias, bool relu)
    : in_(in),
      out_(out),
      relu_(relu),
      pairs_((in + 1) / 2),
      columns_(whole_lanes<Set>(out, vectors_in_dense)),
      bias_(bias, bias + out) {
  // Runs are at most `safe_products` long and cannot overflow, so only single weights are bounded.
  scales_ = weight_scales({kernel, in, out}, in, 1);
  weights_.resize(static_cast<std::size_t>(pairs_ * 2 * columns_));
  for (Index i = 0; i < in; ++i) {
    for (Index o = 0; o < out; ++o) {
      weights_[static_cast<std::size_t>(i / 2 * 2 * columns_ + 2 * o + i % 2)] =
          quantised_weight(kernel[i * out + o], scales_[static_cast<std::size_t>(o)]);
    }
  }
}

#ifdef SCRAWL_DISPATCH
template class Int16Conv2d<Sse2>;
template class Int16Conv2d<Avx2>;
template class Int16Conv2d<Avx512>;
template class Int16Dense<Sse2>;
template class Int16Dense<Avx2>;
template class Int16Dense<Avx512>;
#else
template class Int16Conv2d<OwnSet>;
template class Int16Dense<OwnSet>;
#endif

}  // namespace scrawl::nn
