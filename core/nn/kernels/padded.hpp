#pragma once

#include "core/nn/kernels/conv2d.hpp"

namespace scrawl::nn {

/// The size of an image with its zero padding, as far as windows reach. If no padding is `needed`,
/// it is the image's own size.
struct Padded {
  Index height, width;
  bool needed;

  explicit Padded(const Conv2dGeometry& g)
      : height((g.output.height - 1) * g.stride_height + g.kernel_height),
        width((g.output.width - 1) * g.stride_width + g.kernel_width),
        needed(g.pad_top > 0 || g.pad_left > 0 || height > g.input.height ||
               width > g.input.width) {
    if (needed) return;
    height = g.input.height;
    width = g.input.width;
  }
  Index size(const Conv2dGeometry& g) const { return height * width * g.input.channels; }
};

}  // namespace scrawl::nn
