#include "core/nn/layers/conv2d_layer.hpp"

#include <algorithm>

namespace scrawl::nn {
namespace {

struct Extent {
  Index output, pad_before;
};

/// One direction. Where `same` needs an odd number of zeros, the extra one comes after, as in
/// TensorFlow.
Extent extent(Padding padding, Index input, Index kernel, Index stride) {
  if (padding == Padding::valid) return {input < kernel ? 0 : (input - kernel) / stride + 1, 0};
  const Index output = (input + stride - 1) / stride;
  return {output, std::max<Index>((output - 1) * stride + kernel - input, 0) / 2};
}

}  // namespace

Conv2dGeometry conv2d_geometry(const Conv2dSpec& spec, Shape input) {
  const Extent rows = extent(spec.padding, input.height, spec.kernel_height, spec.stride_height);
  const Extent columns = extent(spec.padding, input.width, spec.kernel_width, spec.stride_width);
  return {.input = input,
          .output = {rows.output, columns.output, spec.filters},
          .kernel_height = spec.kernel_height,
          .kernel_width = spec.kernel_width,
          .stride_height = spec.stride_height,
          .stride_width = spec.stride_width,
          .pad_top = rows.pad_before,
          .pad_left = columns.pad_before};
}

}  // namespace scrawl::nn
