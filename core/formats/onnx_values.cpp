// The nodes that change each value by itself.

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/error.hpp"
#include "core/formats/onnx_chain.hpp"
#include "core/formats/onnx_constants.hpp"
#include "core/json.hpp"

namespace scrawl::formats::onnx {
namespace {

std::pair<std::string, std::string> field(std::string key, double value) {
  json::Writer out;
  out.number(value);
  return {std::move(key), std::string(out.result())};
}

bool zero(double value) {
  return value == 0;
}

}  // namespace

/// A constant beside the data, as one value for each channel. Axes of the constant that are not the
/// channels' must hold the same value everywhere.
Array Chain::for_each_channel(const Array& values) {
  while (axes_.rank() < values.shape.size()) axes_.add_front();
  const auto varies_along = [&](std::size_t axis, const Array& array) {
    std::size_t inner = 1;
    for (std::size_t i = axis + 1; i < array.shape.size(); ++i)
      inner *= static_cast<std::size_t>(array.shape[i]);
    const std::size_t outer = inner * static_cast<std::size_t>(array.shape[axis]);
    for (std::size_t i = 0; i < array.values.size(); ++i) {
      if (array.values[i] != array.values[i - i % outer + i % inner]) return true;
    }
    return false;
  };
  if (broadcast_shape(axes_.sides(), values.shape) != axes_.sides())
    throw Error("a constant of " + to_string(values.shape) + " does not fit the data's " +
                to_string(axes_.sides()));
  if (values.values.empty()) throw Error("its constant is empty");
  const std::size_t missing = axes_.rank() - values.shape.size();
  Array channels = filled(builder_.shape().channels, values.values[0]);
  for (std::size_t axis = 0; axis < values.shape.size(); ++axis) {
    if (values.shape[axis] == 1 || !varies_along(axis, values)) continue;
    if (axes_.flat_axis() == missing + axis && !builder_.flat()) {
      flatten_for("a constant for each value");
      channels = filled(builder_.shape().channels, 0);
    }
    if (axes_.letters(missing + axis) != "C")
      throw Error("has a constant of " + to_string(values.shape) +
                  " that differs from pixel to pixel; supported is one for each channel");
    std::size_t inner = 1;
    for (std::size_t i = axis + 1; i < values.shape.size(); ++i)
      inner *= static_cast<std::size_t>(values.shape[i]);
    for (std::size_t i = 0; i < channels.values.size(); ++i)
      channels.values[i] = values.values[i * inner];
  }
  return channels;
}

void Chain::scale_and_add(Array scale, Array offset) {
  builder_.multiply_add(std::move(scale), std::move(offset));
}

void Chain::read_add(const Node& node) {
  Array offset = for_each_channel(other_input(node));
  scale_and_add(filled(builder_.shape().channels, 1), std::move(offset));
}

void Chain::read_sub(const Node& node) {
  Array offset = for_each_channel(other_input(node));
  const bool minus = data_first(node);
  if (minus)
    for (double& value : offset.values) value = -value;
  scale_and_add(filled(builder_.shape().channels, minus ? 1 : -1), std::move(offset));
}

void Chain::read_mul(const Node& node) {
  Array scale = for_each_channel(other_input(node));
  scale_and_add(std::move(scale), filled(builder_.shape().channels, 0));
}

void Chain::read_div(const Node& node) {
  if (!data_first(node)) throw Error("divides by the data; only a constant can be divided by");
  Array scale = for_each_channel(other_input(node));
  if (std::any_of(scale.values.begin(), scale.values.end(), zero)) throw Error("divides by zero");
  for (double& value : scale.values) value = 1 / value;
  scale_and_add(std::move(scale), filled(builder_.shape().channels, 0));
}

void Chain::read_neg(const Node&) {
  scale_and_add(filled(builder_.shape().channels, -1), filled(builder_.shape().channels, 0));
}

void Chain::read_activation(const Node& node) {
  std::string type = node.type;
  for (char& letter : type)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  builder_.activation(type);
}

void Chain::read_leaky_relu(const Node& node) {
  builder_.activation("leaky_relu", {field("slope", node.number("alpha", 0.01))});
}

void Chain::read_prelu(const Node& node) {
  const Array slopes = for_each_channel(need_constant(node, 1, "slope"));
  const double slope = slopes.values[0];
  if (std::any_of(slopes.values.begin(), slopes.values.end(), [&](double v) { return v != slope; }))
    throw Error("has a slope of its own for each channel; supported is one for all");
  builder_.activation("leaky_relu", {field("slope", slope)});
}

void Chain::read_elu(const Node& node) {
  builder_.activation("elu", {field("alpha", node.number("alpha", 1))});
}

void Chain::read_gelu(const Node& node) {
  builder_.activation("gelu",
                      {{"approximate", node.text("approximate") == "tanh" ? "true" : "false"}});
}

void Chain::read_clip(const Node& node) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  const Array* low = constant(node, 1);
  const Array* high = constant(node, 2);
  const double least =
      low && low->values.size() == 1 ? low->values[0] : node.number("min", -infinite);
  const double most =
      high && high->values.size() == 1 ? high->values[0] : node.number("max", infinite);
  if (least != 0 || (most < 3e38 && most != 6))
    throw Error("cuts at other values than 0 and 6; supported are ReLU and ReLU6");
  builder_.activation(most == 6 ? "relu6" : "relu");
}

void Chain::read_max(const Node& node) {
  const Array& other = other_input(node);
  if (!std::all_of(other.values.begin(), other.values.end(), zero))
    throw Error("is supported with 0 only, as ReLU");
  builder_.activation("relu");
}

void Chain::read_cast(const Node& node) {
  const double to = node.number("to", 1);
  if (to != 1 && to != 10 && to != 11 && to != 16) throw Error("only to floats is it supported");
}

void Chain::read_softmax(const Node& node) {
  flatten_for(node.type);
  const auto axis = static_cast<std::int64_t>(node.number("axis", graph_.opset >= 13 ? -1 : 1));
  const std::size_t classes = *axes_.flat_axis();
  const std::size_t own = axis_of(axis, axes_.rank());
  // Older operators take all axes from this one on together.
  if (own != classes && !(graph_.opset < 13 && own < classes && axes_.letters(own).empty()))
    throw Error("is supported over the classes only");
  builder_.set_head(nn::Head::softmax);
  ended_ = true;
}

}  // namespace scrawl::formats::onnx
