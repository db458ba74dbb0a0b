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

std::vector<ParameterSpec> conv2d_parameters(Index kernel_height, Index kernel_width,
                                             const Conv2dGeometry& geometry, bool bias) {
  const Index in = geometry.input.channels, filters = geometry.output.channels;
  const Index area = kernel_height * kernel_width;
  std::vector<ParameterSpec> specs{{"kernel",
                                    {kernel_height, kernel_width, in, filters},
                                    Role::kernel,
                                    area * in,
                                    area * filters,
                                    filters}};
  if (bias) specs.push_back({"bias", {filters}, Role::bias});
  return specs;
}

}  // namespace scrawl::nn
