#include "core/formats/network_draft.hpp"

#include <algorithm>
#include <utility>

#include "core/error.hpp"

namespace scrawl::formats {
namespace {

std::string as_json(std::int64_t value) {
  return std::to_string(value);
}

template <std::size_t n>
std::string as_json(const std::array<std::int64_t, n>& values) {
  return to_string(ArrayShape(values.begin(), values.end()));
}

std::string to_string(nn::Shape shape) {
  return std::to_string(shape.height) + " x " + std::to_string(shape.width) + " x " +
         std::to_string(shape.channels);
}

std::size_t count(const Array& array) {
  return array.values.size();
}

/// A shape, where it is sure that it is not absurdly large; `Index` may have 32 bits.
nn::Shape checked(std::int64_t height, std::int64_t width, std::int64_t channels) {
  constexpr std::int64_t most = 16 << 20;  // as in build_layers
  if (height * width > most || height * width * channels > most)
    throw Error("a picture of " + std::to_string(height) + " x " + std::to_string(width) + " x " +
                std::to_string(channels) + " is too large");
  return {static_cast<nn::Index>(height), static_cast<nn::Index>(width),
          static_cast<nn::Index>(channels)};
}

}  // namespace

Pads same_pads(nn::Shape input, Sides window, Sides stride, Sides dilation, bool odd_first) {
  Pads pads{};
  for (const std::size_t axis : {0, 1}) {
    const std::int64_t side = axis == 0 ? input.height : input.width;
    const std::int64_t reach = (window[axis] - 1) * dilation[axis] + 1;
    const std::int64_t steps = (side + stride[axis] - 1) / stride[axis] - 1;
    const std::int64_t total = std::max<std::int64_t>(steps * stride[axis] + reach - side, 0);
    const std::int64_t less = total / 2, more = total - less;
    pads[axis] = odd_first ? more : less;
    pads[axis + 2] = odd_first ? less : more;
  }
  return pads;
}

NetworkBuilder::NetworkBuilder(nn::Shape input) : draft_{input, {}, {}}, shape_(input) {
  const auto usable = [](nn::Index side, std::int64_t most) { return side >= 1 && side <= most; };
  if (!usable(input.height, nn::largest_image_side) ||
      !usable(input.width, nn::largest_image_side) || !usable(input.channels, nn::largest_count))
    throw Error("reads pictures of " + to_string(input) +
                "; give it a fixed size, such as 28 x 28 x 1, before it is stored");
  shape_ = checked(input.height, input.width, input.channels);
}

nn::Shape NetworkBuilder::padded_shape() const {
  const auto [top, left, bottom, right] = pending_;
  return {shape_.height + static_cast<nn::Index>(top + bottom),
          shape_.width + static_cast<nn::Index>(left + right), shape_.channels};
}

LayerDraft& NetworkBuilder::add(std::string_view type) {
  constexpr std::size_t most_layers = 256;  // parse_architecture has its own bound, and says so
  if (draft_.layers.size() == most_layers) throw Error("the network has too many layers");
  if (pending_ != Pads{}) {
    if (type != "conv2d" && type != "depthwise_conv2d")
      throw Error("zeros around a picture are supported before a convolution only");
  }
  draft_.layers.push_back({std::string(type), {}, {}, {}, origin_});
  return draft_.layers.back();
}

void NetworkBuilder::add_window(LayerDraft& layer, std::string_view key, Sides window, Sides stride,
                                Pads pads, Sides dilation) {
  std::int64_t output[2];
  for (const std::size_t axis : {0, 1}) {
    const auto within = [](std::int64_t value, std::int64_t low) {
      return value >= low && value <= nn::largest_image_side;
    };
    if (!within(window[axis], 1) || !within(stride[axis], 1) || !within(dilation[axis], 1) ||
        !within(pads[axis], 0) || !within(pads[axis + 2], 0))
      throw Error("a window of " + as_json(window) + ", stride " + as_json(stride) + ", dilation " +
                  as_json(dilation) + ", padding " + as_json(pads) + " cannot be");
    const std::int64_t side = axis == 0 ? shape_.height : shape_.width;
    const std::int64_t room = side + pads[axis] + pads[axis + 2];
    const std::int64_t reach = (window[axis] - 1) * dilation[axis] + 1;
    if (reach > room)
      throw Error("its window of " + as_json(window) + " is larger than the " + to_string(shape_) +
                  " that it gets");
    output[axis] = (room - reach) / stride[axis] + 1;
  }
  layer.fields.emplace_back(key, as_json(window));
  layer.fields.emplace_back("stride", as_json(stride));
  if (dilation != Sides{1, 1}) layer.fields.emplace_back("dilation", as_json(dilation));
  if (pads != Pads{})
    layer.fields.emplace_back("padding", pads == same_pads(shape_, window, stride, dilation)
                                             ? "\"same\""
                                             : as_json(pads));
  shape_ = checked(output[0], output[1], shape_.channels);
}

void NetworkBuilder::add_conv(std::string_view type, Array kernel, const Array* bias,
                              std::int64_t outputs, Sides stride, Pads pads, Sides dilation) {
  if (bias && count(*bias) != static_cast<std::size_t>(outputs))
    throw Error("has a bias of " + to_string(bias->shape) + " for " + std::to_string(outputs) +
                " filters");
  LayerDraft& layer = add(type);
  for (const std::size_t side : {0, 1, 2, 3}) pads[side] += std::exchange(pending_[side], 0);
  add_window(layer, "kernel", {kernel.shape[0], kernel.shape[1]}, stride, pads, dilation);
  layer.fields.emplace_back("bias", bias ? "true" : "false");
  layer.arrays["kernel"] = std::move(kernel);
  if (bias) layer.arrays["bias"] = {{outputs}, bias->values};
  layer.output = shape_ = checked(shape_.height, shape_.width, outputs);
}

void NetworkBuilder::conv2d(Array kernel, const Array* bias, Sides stride, Pads pads,
                            Sides dilation) {
  if (kernel.shape.size() != 4) throw Error("only convolutions of pictures are supported");
  if (kernel.shape[2] != shape_.channels)
    throw Error("reads " + std::to_string(kernel.shape[2]) + " channels, but gets " +
                std::to_string(shape_.channels));
  const std::int64_t filters = kernel.shape[3];
  add_conv("conv2d", std::move(kernel), bias, filters, stride, pads, dilation);
  auto& fields = draft_.layers.back().fields;
  fields.insert(fields.begin(), {"filters", as_json(filters)});
}

void NetworkBuilder::depthwise_conv2d(Array kernel, const Array* bias, Sides stride, Pads pads,
                                      Sides dilation) {
  if (kernel.shape.size() != 4 || kernel.shape[2] != shape_.channels)
    throw Error("its kernel is " + to_string(kernel.shape) + ", but it gets " + to_string(shape_));
  const std::int64_t multiplier = kernel.shape[3];
  if (multiplier < 1 || multiplier * kernel.shape[2] > nn::largest_count)
    throw Error("puts out too many channels");
  add_conv("depthwise_conv2d", std::move(kernel), bias, multiplier * shape_.channels, stride, pads,
           dilation);
  if (multiplier != 1) draft_.layers.back().fields.emplace_back("multiplier", as_json(multiplier));
}

void NetworkBuilder::grouped_conv2d(Array kernel, std::int64_t groups, const Array* bias,
                                    Sides stride, Pads pads, Sides dilation) {
  if (groups == 1) return conv2d(std::move(kernel), bias, stride, pads, dilation);
  if (groups != shape_.channels || kernel.shape.size() != 4 || kernel.shape[2] != 1 ||
      kernel.shape[3] % groups != 0)
    throw Error("has " + std::to_string(groups) +
                " groups; supported is one, or one for each channel that it gets");
  kernel.shape = {kernel.shape[0], kernel.shape[1], groups, kernel.shape[3] / groups};
  depthwise_conv2d(std::move(kernel), bias, stride, pads, dilation);
}

void NetworkBuilder::add_pool(std::string_view type, Sides window, Sides stride, Pads pads) {
  LayerDraft& layer = add(type);
  add_window(layer, "pool", window, stride, pads, {1, 1});
  layer.output = shape_;
}

void NetworkBuilder::max_pool2d(Sides window, Sides stride, Pads pads) {
  add_pool("max_pool2d", window, stride, pads);
}

void NetworkBuilder::average_pool2d(Sides window, Sides stride, Pads pads, bool count_padding) {
  if (window == Sides{shape_.height, shape_.width} && pads == Pads{}) return global_average_pool();
  add_pool("average_pool2d", window, stride, pads);
  if (count_padding && pads != Pads{})
    draft_.layers.back().fields.emplace_back("count_padding", "true");
}

void NetworkBuilder::global_average_pool() {
  LayerDraft& layer = add("global_average_pool");
  shape_ = layer.output = {1, 1, shape_.channels};
}

void NetworkBuilder::global_max_pool() {
  const Sides all{shape_.height, shape_.width};
  add_pool("max_pool2d", all, all, {});
}

void NetworkBuilder::activation(std::string_view type,
                                std::vector<std::pair<std::string, std::string>> fields) {
  LayerDraft& layer = add(type);
  layer.fields = std::move(fields);
  layer.output = shape_;
}

void NetworkBuilder::pad(Pads pads) {
  for (const std::size_t side : {0, 1, 2, 3}) {
    if (pads[side] < 0 || pads[side] > nn::largest_window)
      throw Error("a padding of " + as_json(pads) + " is not supported");
    pending_[side] += pads[side];
    if (pending_[side] > nn::largest_window) throw Error("adds too many zeros around a picture");
  }
}

void NetworkBuilder::set_head(nn::Head head) {
  draft_.head = head;
}

NetworkDraft NetworkBuilder::result() && {
  if (pending_ != Pads{}) throw Error("ends in zeros around a picture");
  if (!flat()) throw Error("puts out " + to_string(shape_) + ", not a score for each digit");
  if (!order_.empty())
    throw Error("puts out scores in the order of a picture, behind no dense layer");
  auto& layers = draft_.layers;
  if (!draft_.head && !layers.empty() && layers.back().type == "sigmoid") {
    draft_.head = nn::Head::sigmoid;
    layers.pop_back();
  }
  return std::move(draft_);
}

}  // namespace scrawl::formats
