#include "core/nn/layers/conv2d_layer.hpp"

#include "core/nn/layers/windows.hpp"

namespace scrawl::nn {

Conv2dGeometry conv2d_geometry(const Conv2dSpec& spec, Shape input) {
  const auto [rows, columns] = windows_of(spec, input);
  return {.input = input,
          .output = {rows.count, columns.count, spec.filters},
          .kernel_height = rows.size,
          .kernel_width = columns.size,
          .stride_height = rows.stride,
          .stride_width = columns.stride,
          .pad_top = rows.pad,
          .pad_left = columns.pad};
}

}  // namespace scrawl::nn
