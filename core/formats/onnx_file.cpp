#include "core/formats/onnx_file.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/error.hpp"
#include "core/file_kind.hpp"
#include "core/formats/protobuf.hpp"
#include "core/printable.hpp"

namespace scrawl::formats::onnx {
namespace {

constexpr std::size_t most_nodes = 10000;  // far more than 64 layers need, each of some nodes

void read_attribute(std::string_view bytes, Node& node, Beside& beside) {
  std::string name;
  Attribute attribute;
  for (Fields fields(bytes); fields.next();) {
    switch (fields.tag()) {
      case 1:
        name = fields.text();
        break;
      case 2:
        attribute.number = fields.number();
        break;
      case 3:
        attribute.number = static_cast<double>(fields.integer());
        break;
      case 4:
        attribute.text = fields.text();
        break;
      case 5:
        attribute.array = parse_tensor(fields.bytes(), beside).array;
        break;
      case 7:
        fields.add_numbers<float>(attribute.numbers);
        break;
      case 8:
        fields.add_integers(attribute.numbers);
        break;
      default:
        break;
    }
  }
  node.attributes[name] = std::move(attribute);
}

Node read_node(std::string_view bytes, Beside& beside) {
  Node node;
  std::vector<std::string_view> attributes;
  for (Fields fields(bytes); fields.next();) {
    switch (fields.tag()) {
      case 1:
        node.inputs.push_back(fields.text());
        break;
      case 2:
        node.outputs.push_back(fields.text());
        break;
      case 3:
        node.name = fields.text();
        break;
      case 4:
        node.type = fields.text();
        break;
      case 5:
        attributes.push_back(fields.bytes());
        break;
      case 7:
        node.domain = fields.text();
        break;
      default:
        break;
    }
  }
  try {
    for (const auto attribute : attributes) read_attribute(attribute, node, beside);
  } catch (const Error& error) {
    throw Error(node.title() + ": " + error.what());
  }
  return node;
}

/// The only field of a message that matters, a message itself, or nothing.
std::string_view inner(std::string_view bytes, std::uint32_t tag) {
  std::string_view found;
  for (Fields fields(bytes); fields.next();) {
    if (fields.tag() == tag) found = fields.bytes();
  }
  return found;
}

Value read_value(std::string_view bytes) {
  Value value;
  std::string_view type;
  for (Fields fields(bytes); fields.next();) {
    if (fields.tag() == 1) value.name = fields.text();
    if (fields.tag() == 2) type = fields.bytes();
  }
  for (Fields shape(inner(inner(type, 1), 2)); shape.next();) {
    if (shape.tag() != 1) continue;
    std::int64_t side = 0;
    for (Fields dimension(shape.bytes()); dimension.next();) {
      if (dimension.tag() == 1) side = std::max<std::int64_t>(dimension.integer(), 0);
    }
    value.shape.push_back(side);
  }
  return value;
}

void read_graph(std::string_view bytes, Graph& graph, Beside beside) {
  for (Fields fields(bytes); fields.next();) {
    switch (fields.tag()) {
      case 1:
        if (graph.nodes.size() == most_nodes)
          throw Error("has more than " + std::to_string(most_nodes) + " nodes");
        graph.nodes.push_back(read_node(fields.bytes(), beside));
        break;
      case 5: {
        auto [name, array] = parse_tensor(fields.bytes(), beside);
        if (!graph.constants.emplace(name, std::move(array)).second)
          throw Error("the weights " + in_quotes(name) + " come twice");
        break;
      }
      case 11:
        graph.inputs.push_back(read_value(fields.bytes()));
        break;
      case 12:
        graph.outputs.push_back(read_value(fields.bytes()));
        break;
      case 15:
        throw Error("has sparse weights; store them as usual ones");
      default:
        break;
    }
  }
  // Older files list all weights as inputs, too.
  std::erase_if(graph.inputs, [&](const Value& v) { return graph.constants.contains(v.name); });
}

std::int64_t read_opset(std::string_view bytes) {
  std::string domain;
  std::int64_t version = 0;
  for (Fields fields(bytes); fields.next();) {
    if (fields.tag() == 1) domain = fields.text();
    if (fields.tag() == 2) version = fields.integer();
  }
  return domain.empty() || domain == "ai.onnx" ? version : 0;
}

/// Puts each node behind those whose outputs it takes, and else leaves the order.
void sort_nodes(Graph& graph) {
  std::map<std::string_view, std::size_t> maker;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    for (const auto& output : graph.nodes[i].outputs) {
      if (!output.empty() && !maker.emplace(output, i).second)
        throw Error(graph.nodes[i].title() + ": " + in_quotes(output) + " is put out twice");
    }
  }
  std::vector<std::size_t> missing(graph.nodes.size());  // inputs that are not there yet
  std::vector<std::vector<std::size_t>> takers(graph.nodes.size());
  std::set<std::size_t> ready;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    for (const auto& input : graph.nodes[i].inputs) {
      const auto made = maker.find(input);
      if (input.empty() || made == maker.end()) continue;
      takers[made->second].push_back(i);
      ++missing[i];
    }
    if (missing[i] == 0) ready.insert(i);
  }
  std::vector<std::size_t> order;
  while (!ready.empty()) {
    const std::size_t next = *ready.begin();
    ready.erase(ready.begin());
    order.push_back(next);
    for (const std::size_t taker : takers[next]) {
      if (--missing[taker] == 0) ready.insert(taker);
    }
  }
  if (order.size() < graph.nodes.size()) {
    const auto stuck = std::find_if(missing.begin(), missing.end(), [](auto n) { return n > 0; });
    throw Error(graph.nodes[static_cast<std::size_t>(stuck - missing.begin())].title() +
                ": takes what it or a node behind it puts out; the graph runs in a circle");
  }
  std::vector<Node> sorted;
  sorted.reserve(order.size());
  for (const std::size_t i : order) sorted.push_back(std::move(graph.nodes[i]));
  graph.nodes = std::move(sorted);
}

Graph parse_model(std::string_view bytes, const SideFiles& side_files) {
  Graph graph;
  std::string_view found;
  bool functions = false;
  for (Fields fields(bytes); fields.next();) {
    if (fields.tag() == 7) found = fields.bytes();
    if (fields.tag() == 8) graph.opset = std::max(graph.opset, read_opset(fields.bytes()));
    if (fields.tag() == 25) functions = true;
  }
  if (found.empty() || graph.opset < 1) throw Error("is no ONNX model: it has no graph");
  read_graph(found, graph, {side_files});
  if (functions && std::any_of(graph.nodes.begin(), graph.nodes.end(), [](const Node& node) {
        return !node.domain.empty() && node.domain != "ai.onnx";
      }))
    throw Error(
        "has functions of its own; have them inlined (onnx.inliner.inline_local_functions)");
  sort_nodes(graph);
  return graph;
}

}  // namespace

double Node::number(std::string_view key, double otherwise) const {
  const auto found = attributes.find(key);
  return found == attributes.end() ? otherwise : found->second.number.value_or(otherwise);
}

std::vector<std::int64_t> Node::list(std::string_view key) const {
  std::vector<std::int64_t> values;
  const auto found = attributes.find(key);
  if (found == attributes.end()) return values;
  for (const double value : found->second.numbers)
    values.push_back(static_cast<std::int64_t>(std::clamp(value, -1e9, 1e9)));
  return values;
}

std::string Node::text(std::string_view key) const {
  const auto found = attributes.find(key);
  return found == attributes.end() ? "" : found->second.text;
}

std::string Node::title() const {
  const std::string& called = name.empty() && !outputs.empty() ? outputs.front() : name;
  return printable(type) + " " + in_quotes(called);
}

Graph parse(std::span<const std::byte> bytes, std::string_view source,
            const SideFiles& side_files) {
  refuse_other_file(bytes, source);
  try {
    return parse_model({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, side_files);
  } catch (const Error& error) {
    throw Error(std::string(source) + ": " + error.what());
  }
}

}  // namespace scrawl::formats::onnx
