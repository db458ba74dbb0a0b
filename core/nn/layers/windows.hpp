#pragma once

#include "core/nn/layer_specs.hpp"
#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// A layer's windows along one axis: window i of `count` begins at `stride * i - pad`. The gaps of
/// a dilated kernel are a part of its `size`. A count below 1 means that the window does not fit.
struct WindowAxis {
  Index count, size, stride, pad;

  /// From the first value that a window reads to the last, padding included.
  Index reach() const { return (count - 1) * stride + size; }
};
struct Windows {
  WindowAxis vertical, horizontal;
};

/// Those along an axis of `input` values. `before` and `after` are what Padding::numbers says.
WindowAxis windows_along(Index input, Index size, Index stride, Padding padding, Index before,
                         Index after);

/// Those of a layer with a kernel or a pool, over an input of this shape.
template <class Spec>
Windows windows_of(const Spec& spec, Shape input) {
  const auto along = [&](Index height, Index width) -> Windows {
    const Pads& pads = spec.pads;
    return {
        windows_along(input.height, height, spec.stride_height, spec.padding, pads.top,
                      pads.bottom),
        windows_along(input.width, width, spec.stride_width, spec.padding, pads.left, pads.right)};
  };
  if constexpr (requires { spec.kernel_height; }) {
    return along((spec.kernel_height - 1) * spec.dilation_height + 1,
                 (spec.kernel_width - 1) * spec.dilation_width + 1);
  } else {
    return along(spec.pool_height, spec.pool_width);
  }
}

}  // namespace scrawl::nn
