#include "core/nn/architecture.hpp"

#include <utility>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/printable.hpp"

namespace scrawl::nn {
namespace {

// Far above anything sensible, and small enough that products of a few of them fit 64 bits. Whether
// the sizes make sense together is for build_layers to judge.
constexpr std::int64_t largest_image_side = 4096;
constexpr std::int64_t largest_count = 65536;  // channels, filters, units
constexpr std::int64_t largest_window = 64;    // kernels, pools, strides
constexpr std::size_t most_layers = 64;

Index read_count(const json::Node& node, std::int64_t largest) {
  return static_cast<Index>(node.integer(1, largest));
}

/// "key": [height, width]; leaves both as they are when the key is missing.
bool read_window(const json::Node& layer, std::string_view key, Index& height, Index& width) {
  const auto pair = layer.optional_field(key);
  if (!pair) return false;
  if (pair->size() != 2) pair->fail("expected [height, width]");
  height = read_count(pair->item(0), largest_window);
  width = read_count(pair->item(1), largest_window);
  return true;
}

/// Leaves `value` as it is when the key is missing. `range` is low and high as text: to make it
/// here would cost the page's first module 5 KB of formatting.
void read_number(const json::Node& layer, std::string_view key, double low, double high,
                 std::string_view range, double& value) {
  const auto field = layer.optional_field(key);
  if (!field) return;
  value = field->number();
  if (value >= low && value <= high) return;
  field->fail("expected a number in " + std::string(range));
}

Conv2dSpec read_conv2d(const json::Node& layer) {
  layer.only({"type", "filters", "kernel", "stride", "padding", "bias"});
  Conv2dSpec spec;
  spec.filters = read_count(layer.field("filters"), largest_count);
  read_window(layer, "kernel", spec.kernel_height, spec.kernel_width);
  read_window(layer, "stride", spec.stride_height, spec.stride_width);
  if (const auto padding = layer.optional_field("padding")) {
    if (padding->text() != "valid" && padding->text() != "same")
      padding->fail("expected \"valid\" or \"same\"");
    spec.padding = padding->text() == "same" ? Padding::same : Padding::valid;
  }
  if (const auto bias = layer.optional_field("bias")) spec.bias = bias->boolean();
  return spec;
}

MaxPool2dSpec read_max_pool2d(const json::Node& layer) {
  layer.only({"type", "pool", "stride"});
  MaxPool2dSpec spec;
  read_window(layer, "pool", spec.pool_height, spec.pool_width);
  if (!read_window(layer, "stride", spec.stride_height, spec.stride_width)) {
    spec.stride_height = spec.pool_height;
    spec.stride_width = spec.pool_width;
  }
  return spec;
}

BatchNorm2dSpec read_batch_norm2d(const json::Node& layer) {
  layer.only({"type", "momentum", "epsilon"});
  BatchNorm2dSpec spec;
  read_number(layer, "momentum", 0, 1, "[0, 1]", spec.momentum);
  read_number(layer, "epsilon", 1e-12, 1, "[1e-12, 1]", spec.epsilon);
  return spec;
}

DropoutSpec read_dropout(const json::Node& layer) {
  layer.only({"type", "rate"});
  DropoutSpec spec;
  read_number(layer, "rate", 0, 0.99, "[0, 0.99]", spec.rate);
  return spec;
}

LayerSpec read_layer(const json::Node& layer) {
  const json::Node type_field = layer.field("type");
  const std::string_view type = type_field.text();
  if (type == "conv2d") return read_conv2d(layer);
  if (type == "max_pool2d") return read_max_pool2d(layer);
  if (type == "batch_norm2d") return read_batch_norm2d(layer);
  if (type == "dropout") return read_dropout(layer);
  if (type == "dense") {
    layer.only({"type", "units"});
    return DenseSpec{read_count(layer.field("units"), largest_count)};
  }
  const auto bare = [&](LayerSpec spec) {
    layer.only({"type"});
    return spec;
  };
  if (type == "relu") return bare(ReluSpec{});
  if (type == "flatten") return bare(FlattenSpec{});
  if (type == "global_average_pool") return bare(GlobalAveragePoolSpec{});
  type_field.fail("unknown layer type " + in_quotes(type) +
                  "; known: conv2d, max_pool2d, dense, relu, flatten, batch_norm2d, dropout, "
                  "global_average_pool");
}

/// Writes the members of one layer's object, every field spelled out.
struct LayerWriter {
  json::Writer& out;

  void pair(std::string_view key, Index height, Index width) const {
    out.key(key).begin_array().integer(height).integer(width).end_array();
  }
  void operator()(const Conv2dSpec& spec) const {
    out.key("type").text("conv2d").key("filters").integer(spec.filters);
    pair("kernel", spec.kernel_height, spec.kernel_width);
    pair("stride", spec.stride_height, spec.stride_width);
    out.key("padding").text(spec.padding == Padding::same ? "same" : "valid");
    out.key("bias").boolean(spec.bias);
  }
  void operator()(const MaxPool2dSpec& spec) const {
    out.key("type").text("max_pool2d");
    pair("pool", spec.pool_height, spec.pool_width);
    pair("stride", spec.stride_height, spec.stride_width);
  }
  void operator()(const DenseSpec& spec) const {
    out.key("type").text("dense").key("units").integer(spec.units);
  }
  void operator()(const BatchNorm2dSpec& spec) const {
    out.key("type").text("batch_norm2d").key("momentum").number(spec.momentum);
    out.key("epsilon").number(spec.epsilon);
  }
  void operator()(const DropoutSpec& spec) const {
    out.key("type").text("dropout").key("rate").number(spec.rate);
  }
  void operator()(const ReluSpec&) const { out.key("type").text("relu"); }
  void operator()(const FlattenSpec&) const { out.key("type").text("flatten"); }
  void operator()(const GlobalAveragePoolSpec&) const {
    out.key("type").text("global_average_pool");
  }
};

}  // namespace

Architecture parse_architecture(std::string_view text, std::string_view source) {
  const json::Document document = json::parse(text, source);
  const json::Node root(document, source);
  root.only({"input", "layers", "head"});
  Architecture architecture;
  const json::Node input = root.field("input");
  if (input.size() != 3) input.fail("expected [height, width, channels]");
  architecture.input = {read_count(input.item(0), largest_image_side),
                        read_count(input.item(1), largest_image_side),
                        read_count(input.item(2), largest_count)};
  const json::Node layers = root.field("layers");
  if (layers.size() < 1 || layers.size() > most_layers)
    layers.fail("expected 1 to " + std::to_string(most_layers) + " layers");
  for (std::size_t i = 0; i < layers.size(); ++i) {
    try {
      architecture.layers.push_back(read_layer(layers.item(i)));
    } catch (Error& error) {
      error.place.layer = i;
      throw;
    }
  }
  if (const auto head = root.optional_field("head")) {
    if (head->text() != "softmax" && head->text() != "sigmoid")
      head->fail("expected \"softmax\" or \"sigmoid\"");
    architecture.head = head->text() == "sigmoid" ? Head::sigmoid : Head::softmax;
  }
  return architecture;
}

std::string to_json(const Architecture& architecture) {
  json::Writer out;
  out.begin_object().key("input").begin_array();
  out.integer(architecture.input.height).integer(architecture.input.width);
  out.integer(architecture.input.channels).end_array().key("layers").begin_array();
  for (const LayerSpec& layer : architecture.layers) {
    out.begin_object();
    std::visit(LayerWriter{out}, layer);
    out.end_object();
  }
  out.end_array().key("head").text(architecture.head == Head::sigmoid ? "sigmoid" : "softmax");
  out.end_object();
  return std::string(out.result());
}

}  // namespace scrawl::nn
