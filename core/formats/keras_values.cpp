// The layers of Keras that change each value by itself, and how members of a config are read.

#include "core/formats/keras_values.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/error.hpp"
#include "core/formats/keras_layers.hpp"
#include "core/printable.hpp"

namespace scrawl::formats::keras {
namespace {

std::optional<json::Node> given(const json::Node& config, std::string_view key) {
  auto value = config.optional_field(key);
  if (value && value->value().IsNull()) value.reset();
  return value;
}

void add_numbers(const json::Node& node, int depth, std::vector<double>& values) {
  constexpr std::size_t most = 1 << 20;
  if (!node.value().IsArray()) {
    values.push_back(node.number());
    return;
  }
  if (depth > 4 || values.size() > most) node.fail("is too deep or too long");
  for (std::size_t i = 0; i < node.size(); ++i) add_numbers(node.item(i), depth + 1, values);
}

std::string as_json(double value) {
  json::Writer out;
  out.number(value);
  return std::string(out.result());
}

}  // namespace

bool flag(const json::Node& config, std::string_view key, bool otherwise) {
  const auto value = given(config, key);
  return value ? value->boolean() : otherwise;
}

double number(const json::Node& config, std::string_view key, double otherwise) {
  const auto value = given(config, key);
  return value ? value->number() : otherwise;
}

Sides pair(const json::Node& config, std::string_view key, Sides otherwise, std::int64_t least) {
  constexpr std::int64_t most = 4096;
  const auto value = given(config, key);
  if (!value) return otherwise;
  if (!value->value().IsArray()) {
    const std::int64_t side = value->integer(least, most);
    return {side, side};
  }
  if (value->size() == 1)
    return {value->item(0).integer(least, most), value->item(0).integer(least, most)};
  if (value->size() != 2) value->fail("expected one number, or two");
  return {value->item(0).integer(least, most), value->item(1).integer(least, most)};
}

std::vector<double> numbers(const json::Node& config, std::string_view key) {
  std::vector<double> values;
  if (const auto value = given(config, key)) add_numbers(*value, 0, values);
  return values;
}

const std::map<std::string_view, LayerReader::Reader>& LayerReader::readers() {
  static const std::map<std::string_view, Reader> all = {
      {"Activation", &LayerReader::read_activation},
      {"AveragePooling2D", &LayerReader::read_average_pool},
      {"AvgPool2D", &LayerReader::read_average_pool},
      {"BatchNormalization", &LayerReader::read_batch_norm},
      {"BatchNormalizationV1", &LayerReader::read_batch_norm},
      {"Conv2D", &LayerReader::read_conv},
      {"Convolution2D", &LayerReader::read_conv},
      {"Dense", &LayerReader::read_dense},
      {"DepthwiseConv2D", &LayerReader::read_depthwise},
      {"ELU", &LayerReader::read_elu},
      {"Flatten", &LayerReader::read_flatten},
      {"GlobalAveragePooling2D", &LayerReader::read_global_average_pool},
      {"GlobalMaxPooling2D", &LayerReader::read_global_max_pool},
      {"LeakyReLU", &LayerReader::read_leaky_relu},
      {"MaxPool2D", &LayerReader::read_max_pool},
      {"MaxPooling2D", &LayerReader::read_max_pool},
      {"Normalization", &LayerReader::read_normalization},
      {"ReLU", &LayerReader::read_relu},
      {"Rescaling", &LayerReader::read_rescaling},
      {"Reshape", &LayerReader::read_reshape},
      {"SeparableConv2D", &LayerReader::read_separable},
      {"Softmax", &LayerReader::read_softmax},
      {"ZeroPadding2D", &LayerReader::read_padding},
  };
  return all;
}

Array LayerReader::for_each_channel(const std::vector<double>& values) const {
  const auto channels = static_cast<std::size_t>(builder_.shape().channels);
  if (values.size() == channels) return {{builder_.shape().channels}, values};
  if (values.empty() ||
      std::any_of(values.begin(), values.end(), [&](double value) { return value != values[0]; }))
    throw Error("has values that differ from pixel to pixel; supported is one for each channel");
  return filled(builder_.shape().channels, values[0]);
}

void LayerReader::read_rescaling(const LayerConfig& layer) {
  std::vector<double> offset = numbers(layer.config, "offset");
  if (offset.empty()) offset = {0};
  builder_.multiply_add(for_each_channel(numbers(layer.config, "scale")), for_each_channel(offset));
}

void LayerReader::read_normalization(const LayerConfig& layer) {
  const auto values = [&](const char* key) {
    std::vector<double> said = numbers(layer.config, key);
    return for_each_channel(said.empty() ? weights_.need(layer.name, key).values : said);
  };
  Array mean = values("mean"), scale = values("variance");
  for (std::size_t i = 0; i < mean.values.size(); ++i) {
    scale.values[i] = 1 / std::max(std::sqrt(scale.values[i]), 1e-7);
    mean.values[i] *= -scale.values[i];
  }
  if (flag(layer.config, "invert", false)) throw Error("inverted, it is not supported");
  builder_.multiply_add(std::move(scale), std::move(mean));
}

void LayerReader::activate(std::string_view name) {
  if (name == "linear") return;
  if (name == "softmax" || name == "log_softmax") {
    if (sides_.size() != 1) throw Error("softmax must stand behind a dense layer");
    builder_.set_head(nn::Head::softmax);
    ended_ = true;
  } else if (name == "silu") {
    builder_.activation("swish");
  } else if (name == "elu") {
    builder_.activation("elu", {{"alpha", "1"}});
  } else if (name == "leaky_relu") {
    builder_.activation("leaky_relu", {{"slope", "0.2"}});
  } else if (name == "gelu" || name == "gelu_new") {  // TensorFlow.js' name of the one by tanh
    builder_.activation("gelu", {{"approximate", name == "gelu" ? "false" : "true"}});
  } else if (name == "relu" || name == "relu6" || name == "sigmoid" || name == "tanh" ||
             name == "swish") {
    builder_.activation(name);
  } else {
    throw Error("the activation " + in_quotes(name) +
                " is not supported; known are linear, relu, leaky_relu, elu, tanh, sigmoid, gelu, "
                "swish and softmax");
  }
}

void LayerReader::activate_as_said(const LayerConfig& layer) {
  const auto activation = given(layer.config, "activation");
  if (!activation) return;
  if (activation->value().IsObject()) {  // as Keras 3 writes functions of its own
    const auto config = activation->field("config");
    if (!config.value().IsString()) activation->fail("is not supported");
    return activate(config.text());
  }
  activate(activation->text());
}

void LayerReader::read_activation(const LayerConfig& layer) {
  activate_as_said(layer);
}

void LayerReader::read_relu(const LayerConfig& layer) {
  const double most = number(layer.config, "max_value", 0);
  const double slope = number(layer.config, "negative_slope", 0);
  if (number(layer.config, "threshold", 0) != 0 || (most != 0 && (most != 6 || slope != 0)))
    throw Error("with these options is not supported; known are ReLU, ReLU6 and LeakyReLU");
  if (slope != 0) {
    builder_.activation("leaky_relu", {{"slope", as_json(slope)}});
  } else {
    builder_.activation(most == 6 ? "relu6" : "relu");
  }
}

void LayerReader::read_leaky_relu(const LayerConfig& layer) {
  const double slope = number(layer.config, "negative_slope", number(layer.config, "alpha", 0.3));
  builder_.activation("leaky_relu", {{"slope", as_json(slope)}});
}

void LayerReader::read_elu(const LayerConfig& layer) {
  builder_.activation("elu", {{"alpha", as_json(number(layer.config, "alpha", 1))}});
}

void LayerReader::read_softmax(const LayerConfig& layer) {
  if (number(layer.config, "axis", -1) != -1) throw Error("is supported over the classes only");
  activate("softmax");
}

}  // namespace scrawl::formats::keras
