#include "core/nn/layers/check_layer.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/nn/layers/conv2d_layer.hpp"
#include "core/nn/layers/depthwise_conv2d_layer.hpp"

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

namespace {

[[noreturn]] void fail_too_much_work(std::size_t place, Shape input) {
  fail_at_layer(place, "too much work for an input of " + to_string(input));
}

void check_kernel_fits(Index height, Index width, Shape output, std::size_t place, Shape input) {
  if (output.height < 1 || output.width < 1)
    fail_at_layer(place, "a kernel of " + std::to_string(height) + " x " + std::to_string(width) +
                             " does not fit an input of " + to_string(input) +
                             "; use padding \"same\" or a smaller kernel");
}

template <class Spec>
void check_pool(const Spec& spec, std::size_t place, Shape input) {
  const Windows windows = windows_of(spec, input);
  if (windows.vertical.count < 1 || windows.horizontal.count < 1)
    fail_at_layer(place, "a pool of " + std::to_string(spec.pool_height) + " x " +
                             std::to_string(spec.pool_width) + " does not fit an input of " +
                             to_string(input));
  if (!within({windows.vertical.count, windows.horizontal.count, input.channels, spec.pool_height,
               spec.pool_width},
              most_read))
    fail_too_much_work(place, input);
}

}  // namespace

void check_layer(const Conv2dSpec& spec, std::size_t place, Shape input) {
  const Conv2dGeometry geometry = conv2d_geometry(spec, input);
  const auto [height, width, channels] = geometry.output;
  const Index rows = geometry.kernel_height, columns = geometry.kernel_width;
  if (!within({rows, columns, input.channels, channels}, most_parameters))
    fail_at_layer(place, "the kernel is too large");
  check_kernel_fits(rows, columns, geometry.output, place, input);
  if (!within({height, width, rows, columns, input.channels}, most_values))
    fail_too_much_work(place, input);
}

void check_layer(const DepthwiseConv2dSpec& spec, std::size_t place, Shape input) {
  const DepthwiseConv2dGeometry geometry = depthwise_conv2d_geometry(spec, input);
  const auto [height, width, channels] = geometry.output;
  if (!within({input.channels, spec.multiplier}, most_values))
    fail_at_layer(place, "it has too many channels");
  const Windows windows = windows_of(spec, input);
  check_kernel_fits(windows.vertical.size, windows.horizontal.size, geometry.output, place, input);
  if (!within({height, width, spec.kernel_height, spec.kernel_width, channels}, most_read))
    fail_too_much_work(place, input);
}

void check_layer(const BatchNorm1dSpec&, std::size_t place, Shape input) {
  if (!input.flat())
    fail_at_layer(place, "batch_norm1d needs a flat input, not " + to_string(input) +
                             "; use batch_norm2d for images");
}

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

void check_padded(const Windows& windows, std::size_t place, Shape input) {
  if (!within({windows.vertical.reach(), windows.horizontal.reach(), input.channels}, most_values))
    fail_too_much_work(place, input);
}

void check_pads(const Pads& pads, Index pool_height, Index pool_width, std::size_t place) {
  const auto [top, left, bottom, right] = pads;
  if (std::max(top, bottom) >= pool_height || std::max(left, right) >= pool_width)
    fail_at_layer(place, "the padding must be smaller than the pool");
}

}  // namespace scrawl::nn
