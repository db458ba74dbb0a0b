#include "core/formats/onnx_chain.hpp"

#include <algorithm>
#include <utility>

#include "core/error.hpp"
#include "core/formats/onnx_constants.hpp"
#include "core/printable.hpp"

namespace scrawl::formats::onnx {
namespace {

constexpr std::size_t most_computed = 64 << 20;  // values of all computed constants together
constexpr std::int64_t oldest_opset = 7;         // older ones broadcast by other rules

const Value& only_input(const Graph& graph) {
  if (graph.opset < oldest_opset)
    throw Error("is of opset " + std::to_string(graph.opset) +
                "; convert it to a newer one (onnx.version_converter)");
  if (graph.inputs.size() != 1 || graph.outputs.size() != 1)
    throw Error("has " + std::to_string(graph.inputs.size()) + " inputs and " +
                std::to_string(graph.outputs.size()) +
                " outputs; store a network with one of each");
  return graph.inputs[0];
}

}  // namespace

Chain::Chain(Graph& graph)
    : graph_(graph),
      axes_(only_input(graph).shape),
      builder_(axes_.input()),
      data_(graph.inputs[0].name),
      values_left_(most_computed) {
  seen_[data_] = axes_.sides();
  for (const Node& node : graph.nodes) {
    if (node.type == "Shape") continue;
    for (const auto& input : node.inputs) ++uses_[input];
  }
  ++uses_[graph.outputs[0].name];
}

NetworkDraft Chain::read() {
  for (const Node& node : graph_.nodes) {
    try {
      follow(node);
    } catch (const Error& error) {
      throw Error(node.title() + ": " + error.what());
    }
  }
  if (data_ != graph_.outputs[0].name)
    throw Error("the output " + in_quotes(graph_.outputs[0].name) +
                " does not come from the input in one chain of layers");
  if (builder_.flat() && !axes_.flat_axis()) throw Error("puts out no score for each digit");
  return std::move(builder_).result();
}

void Chain::follow(const Node& node) {
  const auto known = [&](const std::string& name) {
    return name.empty() || graph_.constants.contains(name);
  };
  if (std::all_of(node.inputs.begin(), node.inputs.end(), known)) return compute(node);
  if (node.type == "Shape" && seen_.contains(node.inputs[0])) return measure(node);
  if (follow_function(node)) return;
  const auto reader = readers().find(node.type);
  if (reader == readers().end() || !(node.domain.empty() || node.domain == "ai.onnx")) {
    std::string types;
    for (const auto& [type, read] : readers())
      types += (types.empty() ? "" : ", ") + std::string(type);
    throw Error("is not supported; known are " + types);
  }
  for (const auto& input : node.inputs) {
    if (!known(input) && input != data_)
      throw Error("takes " + in_quotes(input) + " beside " + in_quotes(data_) +
                  "; only one chain of layers is supported");
  }
  const bool harmless = node.type == "Identity" || node.type == "Cast";
  if (ended_ && !harmless) throw Error("stands behind the softmax; cut the graph there");
  if (std::count(node.outputs.begin(), node.outputs.end(), "") + 1 <
          static_cast<std::ptrdiff_t>(node.outputs.size()) &&
      node.type != "Dropout")
    throw Error("puts out more than one value; store the network for inference");
  builder_.set_origin(node.title());
  (this->*reader->second)(node);
  advance(node);
}

void Chain::advance(const Node& node) {
  if (node.outputs.empty()) throw Error("puts out nothing");
  data_ = node.outputs[0];
  seen_[data_] = axes_.sides();
}

void Chain::measure(const Node& node) {
  const ArrayShape& sides = seen_.at(node.inputs[0]);
  const auto rank = static_cast<double>(sides.size());
  const auto place = [&](double at) {
    return static_cast<std::ptrdiff_t>(std::clamp(at < 0 ? at + rank : at, 0.0, rank));
  };
  const auto first = place(node.number("start", 0)), last = place(node.number("end", rank));
  Array shape{{std::max<std::int64_t>(last - first, 0)}, {}};
  for (auto axis = first; axis < last; ++axis)
    shape.values.push_back(static_cast<double>(sides[static_cast<std::size_t>(axis)]));
  if (!node.outputs.empty()) graph_.constants[node.outputs[0]] = std::move(shape);
}

void Chain::compute(const Node& node) {
  std::vector<const Array*> inputs;
  std::size_t values = 1;
  for (const auto& name : node.inputs) {
    inputs.push_back(name.empty() ? nullptr : &graph_.constants.at(name));
    if (inputs.back()) values += inputs.back()->values.size();
  }
  if (node.type == "ConstantOfShape" && inputs[0])
    values += count_of(whole_numbers(*inputs[0]), "a constant");
  if (values > values_left_) throw Error("the graph computes too many constants");
  values_left_ -= values;
  auto result = computed(node, inputs);
  if (!result) throw Error("is not supported for constants");
  if (node.outputs.empty()) throw Error("puts out nothing");
  graph_.constants[node.outputs[0]] = std::move(*result);
}

const Array* Chain::constant(const Node& node, std::size_t input) const {
  if (input >= node.inputs.size()) return nullptr;
  const auto found = graph_.constants.find(node.inputs[input]);
  return found == graph_.constants.end() ? nullptr : &found->second;
}

const Array& Chain::need_constant(const Node& node, std::size_t input,
                                  std::string_view what) const {
  const Array* found = constant(node, input);
  if (!found || data_first(node) == (input == 0))
    throw Error("has no " + std::string(what) + " that is a constant");
  return *found;
}

const Array& Chain::other_input(const Node& node) const {
  const std::size_t other = data_first(node) ? 1 : 0;
  const Array* found = constant(node, other);
  if (node.inputs.size() != 2 || !found)
    throw Error("combines the data with themselves; only one chain of layers is supported");
  return *found;
}

std::vector<std::int64_t> Chain::list(const Node& node, std::size_t input,
                                      std::string_view key) const {
  const Array* given = constant(node, input);
  return given ? whole_numbers(*given) : node.list(key);
}

void Chain::need_axes(const std::string& wanted) const {
  if (axes_.are(wanted)) return;
  throw Error("gets data of " + to_string(axes_.sides()) + ", which are not in the order " +
              wanted + " (samples, channels, rows, columns)");
}

void Chain::flatten_for(std::string_view what) {
  const auto axis = axes_.flat_axis();
  if (!axis)
    throw Error("gets data of " + to_string(axes_.sides()) + "; " + std::string(what) +
                " takes a flat vector for each sample");
  if (builder_.flat()) return;
  std::string order = axes_.letters(*axis);
  std::erase(order, 'N');
  builder_.flatten(order);
  axes_.flattened(*axis);
}

const std::map<std::string_view, Chain::Reader>& Chain::readers() {
  static const std::map<std::string_view, Reader> all = {
      {"Add", &Chain::read_add},
      {"AveragePool", &Chain::read_average_pool},
      {"BatchNormalization", &Chain::read_batch_norm},
      {"Cast", &Chain::read_cast},
      {"Clip", &Chain::read_clip},
      {"Conv", &Chain::read_conv},
      {"Div", &Chain::read_div},
      {"Dropout", &Chain::read_nothing},
      {"Elu", &Chain::read_elu},
      {"Flatten", &Chain::read_flatten},
      {"Gelu", &Chain::read_gelu},
      {"Gemm", &Chain::read_gemm},
      {"GlobalAveragePool", &Chain::read_global_average_pool},
      {"GlobalMaxPool", &Chain::read_global_max_pool},
      {"Identity", &Chain::read_nothing},
      {"LeakyRelu", &Chain::read_leaky_relu},
      {"LogSoftmax", &Chain::read_softmax},
      {"MatMul", &Chain::read_matmul},
      {"Max", &Chain::read_max},
      {"MaxPool", &Chain::read_max_pool},
      {"Mul", &Chain::read_mul},
      {"Neg", &Chain::read_neg},
      {"PRelu", &Chain::read_prelu},
      {"Pad", &Chain::read_pad},
      {"ReduceMax", &Chain::read_reduce_max},
      {"ReduceMean", &Chain::read_reduce_mean},
      {"Relu", &Chain::read_activation},
      {"Reshape", &Chain::read_reshape},
      {"Sigmoid", &Chain::read_activation},
      {"Softmax", &Chain::read_softmax},
      {"Squeeze", &Chain::read_squeeze},
      {"Sub", &Chain::read_sub},
      {"Tanh", &Chain::read_activation},
      {"Transpose", &Chain::read_transpose},
      {"Unsqueeze", &Chain::read_unsqueeze},
  };
  return all;
}

}  // namespace scrawl::formats::onnx
