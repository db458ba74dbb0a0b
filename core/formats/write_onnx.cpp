#include <algorithm>
#include <protozero/pbf_writer.hpp>
#include <string>
#include <vector>

#include "core/formats/onnx_writer.hpp"
#include "core/formats/our_layers.hpp"
#include "core/formats/write_models.hpp"

namespace scrawl::formats {
namespace {

using onnx::Attributes, onnx::GraphWriter;

/// "same" in numbers, where programs disagree on what it is: where windows leave out pixels between
/// them and so need less than no padding, and where kernels have gaps, which ONNX Runtime refuses.
/// None where they agree.
std::vector<std::int64_t> settled_pads(const OurLayer& layer,
                                       const std::vector<std::int64_t>& window) {
  const auto stride = layer.pair("stride", 1);
  const std::int64_t input[] = {layer.input.height, layer.input.width};
  std::vector<std::int64_t> pads(4);
  bool in_numbers = layer.pair("dilation", 1) != std::vector<std::int64_t>{1, 1};
  for (const std::size_t axis : {0, 1}) {
    const std::int64_t count = (input[axis] + stride[axis] - 1) / stride[axis];
    const std::int64_t needed = (count - 1) * stride[axis] + window[axis] - input[axis];
    in_numbers = in_numbers || needed < 0;
    pads[axis] = std::max<std::int64_t>(needed, 0) / 2;
    pads[axis + 2] = std::max<std::int64_t>(needed, 0) - pads[axis];
  }
  return in_numbers ? pads : std::vector<std::int64_t>();
}

/// `window` is what a kernel or pool covers, the gaps of a dilated one included.
void set_padding(Attributes& attributes, const OurLayer& layer,
                 const std::vector<std::int64_t>& window) {
  const std::string padding = layer.padding();
  std::vector<std::int64_t> pads = layer.pads();
  if (padding == "same") pads = settled_pads(layer, window);
  if (!pads.empty()) {
    attributes.list("pads", pads);
  } else {
    attributes.text("auto_pad", padding == "same" ? "SAME_UPPER" : "VALID");
  }
}

void write_conv(GraphWriter& graph, const OurLayer& layer) {
  const std::string name = std::to_string(layer.place);
  const Array& kernel = layer.arrays.at("kernel");
  Attributes attributes;
  attributes.list("kernel_shape", {kernel.shape[0], kernel.shape[1]});
  const auto dilation = layer.pair("dilation", 1);
  attributes.list("strides", layer.pair("stride", 1)).list("dilations", dilation);
  set_padding(attributes, layer,
              {(kernel.shape[0] - 1) * dilation[0] + 1, (kernel.shape[1] - 1) * dilation[1] + 1});
  const std::size_t plain[] = {3, 2, 0, 1}, by_channel[] = {2, 3, 0, 1};
  Array theirs = transposed(kernel, layer.type == "conv2d" ? plain : by_channel);
  if (layer.type != "conv2d") {
    attributes.integer("group", kernel.shape[2]);
    theirs.shape = {kernel.shape[2] * kernel.shape[3], 1, kernel.shape[0], kernel.shape[1]};
  }
  std::vector<std::string> inputs{graph.constant(name + ".kernel", theirs)};
  if (const auto bias = layer.arrays.find("bias"); bias != layer.arrays.end())
    inputs.push_back(graph.constant(name + ".bias", bias->second));
  graph.node("Conv", inputs, attributes);
}

void write_pool(GraphWriter& graph, const OurLayer& layer) {
  Attributes attributes;
  attributes.list("kernel_shape", layer.pair("pool", 2)).list("strides", layer.pair("stride", 2));
  set_padding(attributes, layer, layer.pair("pool", 2));
  const bool average = layer.type == "average_pool2d";
  if (average) attributes.integer("count_include_pad", layer.flag("count_padding", false) ? 1 : 0);
  graph.node(average ? "AveragePool" : "MaxPool", {}, attributes);
}

/// Returns whether the layer is one that changes each value by itself.
bool write_activation(GraphWriter& graph, const OurLayer& layer) {
  const std::string& type = layer.type;
  if (type == "relu") graph.node("Relu");
  if (type == "tanh") graph.node("Tanh");
  if (type == "sigmoid") graph.node("Sigmoid");
  if (type == "leaky_relu")
    graph.node("LeakyRelu", {}, Attributes().number("alpha", layer.number("slope", 0.3)));
  if (type == "elu") graph.node("Elu", {}, Attributes().number("alpha", layer.number("alpha", 1)));
  if (type == "gelu")
    graph.node(
        "Gelu", {},
        Attributes().text("approximate", layer.flag("approximate", false) ? "tanh" : "none"));
  if (type == "swish") {
    const std::string input = graph.last();
    graph.node("Sigmoid");
    graph.node("Mul", {input});
  }
  constexpr std::string_view known[] = {"relu", "tanh", "sigmoid", "leaky_relu",
                                        "elu",  "gelu", "swish"};
  return std::find(std::begin(known), std::end(known), type) != std::end(known);
}

void write_layer(GraphWriter& graph, const OurLayer& layer) {
  const std::string& type = layer.type;
  const auto constant = [&](const std::string& name) {
    return graph.constant(std::to_string(layer.place) + "." + name, layer.arrays.at(name));
  };
  if (layer.flattened && layer.needs_picture()) layer.refuse("written as ONNX");
  if (type == "dropout" || write_activation(graph, layer)) return;
  if (type == "conv2d" || type == "depthwise_conv2d") {
    write_conv(graph, layer);
  } else if (type == "max_pool2d" || type == "average_pool2d") {
    write_pool(graph, layer);
  } else if (type == "batch_norm2d" || type == "batch_norm1d") {
    graph.node("BatchNormalization",
               {constant("scale"), constant("bias"), constant("mean"), constant("variance")},
               Attributes().number("epsilon", layer.number("epsilon", 1e-3)));
  } else if (type == "flatten") {  // channels fastest, as the weights after it expect
    if (!layer.input.flat()) graph.node("Transpose", {}, Attributes().list("perm", {0, 2, 3, 1}));
    graph.node("Flatten");
  } else if (type == "global_average_pool") {
    if (layer.flattened) return;  // the mean of one value each
    graph.node("GlobalAveragePool");
    graph.node("Flatten");
  } else if (type == "dense") {
    graph.node("Gemm", {constant("kernel"), constant("bias")});
  } else {
    layer.refuse("written as ONNX");
  }
}

}  // namespace

std::string write_onnx(const Model& model) {
  GraphWriter graph;
  int operators = 15;
  graph.node("Transpose", {}, Attributes().list("perm", {0, 3, 1, 2}));
  for_each_layer(model.network, [&](const OurLayer& layer) {
    if (layer.type == "gelu") operators = 20;
    // A picture of one pixel needs no flatten here, but ONNX tells it from a vector.
    if (layer.type == "dense" && !layer.flattened) graph.node("Flatten");
    write_layer(graph, layer);
  });
  const bool sigmoid = model.network.architecture().head == nn::Head::sigmoid;
  graph.node(sigmoid ? "Sigmoid" : "Softmax", {},
             sigmoid ? Attributes() : Attributes().integer("axis", 1), "probabilities");
  const nn::Shape input = model.network.input_shape();
  graph.input("pixels", {input.height, input.width, input.channels});
  graph.output(graph.last(), {model.network.classes()});
  return graph.finished(operators);
}

}  // namespace scrawl::formats
