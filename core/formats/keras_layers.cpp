#include "core/formats/keras_layers.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/error.hpp"
#include "core/formats/keras_values.hpp"
#include "core/printable.hpp"

namespace scrawl::formats::keras {
namespace {

nn::Shape picture_of(std::vector<std::int64_t>& sides) {
  constexpr std::int64_t usual_side = 28;  // where a file leaves it open
  if (sides.size() == 1) {
    const auto side =
        static_cast<std::int64_t>(std::lround(std::sqrt(static_cast<double>(sides[0]))));
    if (side < 1 || side * side != sides[0])
      throw Error("its input has " + std::to_string(sides[0]) +
                  " values, which are no square picture's");
    return {static_cast<nn::Index>(side), static_cast<nn::Index>(side), 1};
  }
  if (sides.size() != 2 && sides.size() != 3)
    throw Error("its input is " + to_string(sides) +
                "; supported are pictures, such as [28, 28, 1]");
  for (std::size_t axis = 0; axis < sides.size(); ++axis)
    if (sides[axis] == 0) sides[axis] = axis < 2 ? usual_side : 1;
  const auto side = [&](std::size_t axis) { return static_cast<nn::Index>(sides[axis]); };
  if (sides.size() == 3 && sides[0] == 1 && sides[2] > 3) return {side(1), side(2), 1};
  return {side(0), side(1), sides.size() == 3 ? side(2) : 1};
}

/// Layers that do nothing outside of training.
constexpr std::string_view inert[] = {
    "InputLayer",       "Dropout",       "SpatialDropout2D",       "GaussianDropout",
    "AlphaDropout",     "GaussianNoise", "ActivityRegularization", "RandomFlip",
    "RandomRotation",   "RandomZoom",    "RandomTranslation",      "RandomContrast",
    "RandomBrightness", "RandomCrop",    "RandomHeight",           "RandomWidth",
    "Identity"};

}  // namespace

LayerReader::LayerReader(std::vector<std::int64_t> sides, tfjs::Weights& weights)
    : builder_(picture_of(sides)), sides_(std::move(sides)), weights_(weights) {}

void LayerReader::read(const LayerConfig& layer) {
  const std::string title = printable(layer.type) + " " + in_quotes(layer.name);
  try {
    if (std::find(std::begin(inert), std::end(inert), layer.type) != std::end(inert)) return;
    const auto reader = readers().find(layer.type);
    if (reader == readers().end()) {
      std::string known;
      for (const auto& [type, read] : readers())
        known += (known.empty() ? "" : ", ") + std::string(type);
      throw Error("is not supported; known are " + known);
    }
    if (const auto format = layer.config.optional_field("data_format");
        format && format->value().IsString() && format->text() != "channels_last")
      throw Error("has its channels first; only channels_last is supported");
    if (ended_) throw Error("stands behind the softmax; cut the model there");
    builder_.set_origin(title);
    (this->*reader->second)(layer);
  } catch (const Error& error) {
    throw Error(title + ": " + error.what());
  }
}

void LayerReader::need_picture(const LayerConfig&) const {
  const nn::Shape shape = builder_.shape();
  if (sides_ == std::vector<std::int64_t>{shape.height, shape.width, shape.channels}) return;
  throw Error("gets " + to_string(sides_) + ", not rows, columns and channels of a picture");
}

void LayerReader::set_shape_of_picture() {
  const nn::Shape shape = builder_.shape();
  sides_ = {shape.height, shape.width, shape.channels};
}

Pads LayerReader::pads_of(const LayerConfig& layer, Sides window, Sides stride,
                          Sides dilation) const {
  const auto padding = layer.config.optional_field("padding");
  if (!padding || padding->text() == "valid") return {};
  if (padding->text() != "same") padding->fail("expected \"valid\" or \"same\"");
  return same_pads(builder_.padded_shape(), window, stride, dilation);
}

std::optional<Array> LayerReader::bias_of(const LayerConfig& layer) {
  if (!flag(layer.config, "use_bias", true)) return {};
  return weights_.need(layer.name, "bias");
}

void LayerReader::read_conv(const LayerConfig& layer) {
  need_picture(layer);
  Array kernel = weights_.need(layer.name, "kernel");
  const auto bias = bias_of(layer);
  if (kernel.shape.size() != 4) throw Error("its kernel is " + to_string(kernel.shape));
  const Sides window{kernel.shape[0], kernel.shape[1]};
  const Sides stride = pair(layer.config, "strides", {1, 1});
  const Sides dilation = pair(layer.config, "dilation_rate", {1, 1});
  const auto groups = layer.config.optional_field("groups");
  builder_.grouped_conv2d(std::move(kernel), groups ? groups->integer(1, 65536) : 1,
                          bias ? &*bias : nullptr, stride, pads_of(layer, window, stride, dilation),
                          dilation);
  set_shape_of_picture();
  activate_as_said(layer);
}

void LayerReader::read_depthwise(const LayerConfig& layer) {
  need_picture(layer);
  auto kernel = weights_.take(layer.name, "depthwise_kernel");
  if (!kernel) kernel = weights_.need(layer.name, "kernel");  // as Keras 3 calls it
  const auto bias = bias_of(layer);
  if (kernel->shape.size() != 4) throw Error("its kernel is " + to_string(kernel->shape));
  const Sides window{kernel->shape[0], kernel->shape[1]};
  const Sides stride = pair(layer.config, "strides", {1, 1});
  const Sides dilation = pair(layer.config, "dilation_rate", {1, 1});
  const Pads pads = pads_of(layer, window, stride, dilation);
  builder_.depthwise_conv2d(std::move(*kernel), bias ? &*bias : nullptr, stride, pads, dilation);
  set_shape_of_picture();
  activate_as_said(layer);
}

void LayerReader::read_separable(const LayerConfig& layer) {
  need_picture(layer);
  Array depthwise = weights_.need(layer.name, "depthwise_kernel");
  Array pointwise = weights_.need(layer.name, "pointwise_kernel");
  const auto bias = bias_of(layer);
  if (depthwise.shape.size() != 4) throw Error("its kernel is " + to_string(depthwise.shape));
  const Sides window{depthwise.shape[0], depthwise.shape[1]};
  const Sides stride = pair(layer.config, "strides", {1, 1});
  const Sides dilation = pair(layer.config, "dilation_rate", {1, 1});
  const Pads pads = pads_of(layer, window, stride, dilation);
  builder_.depthwise_conv2d(std::move(depthwise), nullptr, stride, pads, dilation);
  builder_.conv2d(std::move(pointwise), bias ? &*bias : nullptr, {1, 1}, {}, {1, 1});
  set_shape_of_picture();
  activate_as_said(layer);
}

void LayerReader::read_dense(const LayerConfig& layer) {
  if (sides_.size() != 1)
    throw Error("gets " + to_string(sides_) + "; put Flatten or a global pooling before it");
  builder_.flatten("HWC");
  const auto bias = bias_of(layer);
  builder_.dense(weights_.need(layer.name, "kernel"), bias ? &*bias : nullptr);
  sides_ = {builder_.shape().channels};
  activate_as_said(layer);
}

void LayerReader::read_batch_norm(const LayerConfig& layer) {
  const auto rank = static_cast<std::int64_t>(sides_.size());
  if (const auto axis = layer.config.optional_field("axis")) {
    const json::Node one = axis->value().IsArray() ? axis->item(0) : *axis;
    const std::int64_t place = one.integer(-8, 8);
    if ((axis->value().IsArray() && axis->size() != 1) || (place != -1 && place != rank))
      axis->fail("only the channels, the last axis, are supported");
  }
  if (rank == 1) builder_.flatten("HWC");
  if (rank != 1) need_picture(layer);
  const std::int64_t channels = builder_.shape().channels;
  const auto weights = [&](const char* wanted, const char* name, double otherwise) {
    return flag(layer.config, wanted, true) ? weights_.need(layer.name, name)
                                            : filled(channels, otherwise);
  };
  builder_.batch_norm(weights("scale", "gamma", 1), weights("center", "beta", 0),
                      weights_.need(layer.name, "moving_mean"),
                      weights_.need(layer.name, "moving_variance"),
                      number(layer.config, "epsilon", 1e-3));
}

void LayerReader::pool(const LayerConfig& layer, bool average) {
  need_picture(layer);
  const Sides window = pair(layer.config, "pool_size", {2, 2});
  const Sides stride = pair(layer.config, "strides", window);
  const Pads pads = pads_of(layer, window, stride, {1, 1});
  if (average) {
    builder_.average_pool2d(window, stride, pads, false);
  } else {
    builder_.max_pool2d(window, stride, pads);
  }
  set_shape_of_picture();
}

void LayerReader::global_pool(const LayerConfig& layer, bool average) {
  need_picture(layer);
  average ? builder_.global_average_pool() : builder_.global_max_pool();
  set_shape_of_picture();
  if (!flag(layer.config, "keepdims", false)) sides_ = {builder_.shape().channels};
}

void LayerReader::read_flatten(const LayerConfig&) {
  std::int64_t count = 1;
  for (const std::int64_t side : sides_) count *= side;
  sides_ = {count};
}

void LayerReader::read_reshape(const LayerConfig& layer) {
  const auto target = layer.config.field("target_shape");
  std::vector<std::int64_t> wanted;
  std::int64_t known = 1, all = builder_.shape().size();
  for (std::size_t i = 0; i < target.size(); ++i) {
    const std::int64_t side =
        target.item(i).value().IsNull() ? -1 : target.item(i).integer(-1, 1 << 20);
    wanted.push_back(side);
    if (side > 0 && (known *= side) > all) break;
  }
  for (std::int64_t& side : wanted)
    if (side == -1 && known > 0) side = all / std::exchange(known, 0);
  const auto without_ones = [](std::vector<std::int64_t> sides) {
    std::erase(sides, 1);
    return sides;
  };
  const nn::Shape shape = builder_.shape();
  const auto own = without_ones({shape.height, shape.width, shape.channels});
  const bool flattens = wanted.size() == 1 && wanted[0] == all;
  if (!flattens && without_ones(wanted) != own)
    throw Error("makes " + to_string(wanted) + " of " + to_string(sides_) +
                "; only flattening, and axes of one value that come or go, are supported");
  sides_ = std::move(wanted);
}

void LayerReader::read_padding(const LayerConfig& layer) {
  need_picture(layer);
  const auto padding = layer.config.field("padding");
  if (padding.value().IsNumber() || !padding.item(0).value().IsArray()) {
    const auto [rows, columns] = pair(layer.config, "padding", {1, 1}, 0);
    builder_.pad({rows, columns, rows, columns});
  } else {
    const auto side = [&](std::size_t axis, std::size_t end) {
      return padding.item(axis).item(end).integer(0, 64);
    };
    builder_.pad({side(0, 0), side(1, 0), side(0, 1), side(1, 1)});
  }
  // The builder's own shape grows with the convolution that takes the zeros over.
}

}  // namespace scrawl::formats::keras
