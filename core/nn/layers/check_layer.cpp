#include "core/nn/layers/check_layer.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/nn/layers/conv2d_layer.hpp"
#include "core/nn/layers/windows.hpp"

namespace scrawl::nn {

void fail_at_layer(std::size_t place, const std::string& problem) {
  throw Error("layers[" + std::to_string(place) + "]", problem, {.layer = place});
}

std::string to_string(Shape shape) {
  return std::to_string(shape.height) + " x " + std::to_string(shape.width) + " x " +
         std::to_string(shape.channels);
}

bool within(std::initializer_list<Index> factors, std::int64_t limit) {
  std::int64_t product = 1;
  for (const Index factor : factors) {
    product *= factor;
    if (product > limit) return false;
  }
  return true;
}

bool within(Shape shape, std::int64_t limit) {
  return within({shape.height, shape.width, shape.channels}, limit);
}

void check_layer(const Conv2dSpec& spec, std::size_t place, Shape input) {
  if (!within({spec.kernel_height, spec.kernel_width, input.channels, spec.filters},
              most_parameters))
    fail_at_layer(place, "the kernel is too large");
  const Conv2dGeometry geometry = conv2d_geometry(spec, input);
  if (geometry.output.height < 1 || geometry.output.width < 1)
    fail_at_layer(place, "a kernel of " + std::to_string(spec.kernel_height) + " x " +
                             std::to_string(spec.kernel_width) + " does not fit an input of " +
                             to_string(input) + "; use padding \"same\" or a smaller kernel");
  const auto [height, width, channels] = geometry.output;
  if (!within({height, width, geometry.patch()}, most_values))
    fail_at_layer(place, "too much work for an input of " + to_string(input));
}

namespace {

template <class Spec>
void check_pool(const Spec& spec, std::size_t place, Shape input) {
  const Windows windows = windows_of(spec, input);
  if (windows.vertical.count < 1 || windows.horizontal.count < 1)
    fail_at_layer(place, "a pool of " + std::to_string(spec.pool_height) + " x " +
                             std::to_string(spec.pool_width) + " does not fit an input of " +
                             to_string(input));
  if (!within({windows.vertical.count, windows.horizontal.count, input.channels, spec.pool_height,
               spec.pool_width},
              most_pooled))
    fail_at_layer(place, "too much work for an input of " + to_string(input));
  const auto [top, left, bottom, right] = spec.pads;
  if (std::max(top, bottom) >= spec.pool_height || std::max(left, right) >= spec.pool_width)
    fail_at_layer(place, "the padding must be smaller than the pool");
}

}  // namespace

void check_layer(const MaxPool2dSpec& spec, std::size_t place, Shape input) {
  check_pool(spec, place, input);
}

void check_layer(const AveragePool2dSpec& spec, std::size_t place, Shape input) {
  check_pool(spec, place, input);
}

void check_layer(const DenseSpec& spec, std::size_t place, Shape input) {
  if (!input.flat())
    fail_at_layer(place, "dense needs a flat input, not " + to_string(input) +
                             "; put flatten or global_average_pool before it");
  if (!within({input.size(), spec.units}, most_parameters))
    fail_at_layer(place, "the kernel is too large");
}

}  // namespace scrawl::nn
