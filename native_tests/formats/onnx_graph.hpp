#pragma once

#include <cstdint>
#include <protozero/pbf_writer.hpp>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/formats/onnx_chain.hpp"
#include "core/formats/onnx_file.hpp"

namespace scrawl::testing {

/// Writes ONNX files by hand, also ones that no exporter would write.
class OnnxGraph {
 public:
  using Writer = protozero::pbf_writer;
  using Integers = std::vector<std::int64_t>;

  explicit OnnxGraph(int opset = 13) : opset_(opset) {}

  /// A node `name`, which puts out what is called the same.
  struct Attribute {
    std::string name;
    std::vector<std::int64_t> list = {};
    std::string text = {};
    std::optional<float> number = {};
  };
  OnnxGraph& node(const std::string& type, const std::string& name,
                  const std::vector<std::string>& inputs,
                  const std::vector<Attribute>& attributes = {}) {
    std::string bytes;
    Writer out(bytes);
    for (const auto& input : inputs) out.add_string(1, input);
    out.add_string(2, name);
    out.add_string(3, name);
    out.add_string(4, type);
    for (const auto& [key, list, text, number] : attributes) {
      std::string attribute;
      Writer entry(attribute);
      entry.add_string(1, key);
      if (number) entry.add_float(2, *number);
      if (!text.empty()) entry.add_bytes(4, text);
      for (const auto value : list) entry.add_int64(8, value);
      if (list.size() == 1) entry.add_int64(3, list[0]);
      out.add_message(5, attribute);
    }
    nodes_.push_back(bytes);
    return *this;
  }

  /// Floats, each `value`, as many as the shape says.
  OnnxGraph& weights(const std::string& name, const Integers& shape, float value = 0.5f) {
    std::size_t count = 1;
    for (const auto side : shape) count *= static_cast<std::size_t>(side);
    return values(name, shape, std::vector<float>(count, value));
  }
  OnnxGraph& values(const std::string& name, const Integers& shape,
                    const std::vector<float>& numbers) {
    std::string bytes;
    Writer out(bytes);
    for (const auto side : shape) out.add_int64(1, side);
    out.add_int32(2, 1);
    out.add_string(8, name);
    out.add_bytes(9, reinterpret_cast<const char*>(numbers.data()), 4 * numbers.size());
    return tensor(bytes);
  }
  OnnxGraph& integers(const std::string& name, const Integers& numbers) {
    std::string bytes;
    Writer out(bytes);
    out.add_int64(1, static_cast<std::int64_t>(numbers.size()));
    out.add_int32(2, 7);
    out.add_string(8, name);
    for (const auto number : numbers) out.add_int64(7, number);
    return tensor(bytes);
  }
  /// Any bytes for a TensorProto.
  OnnxGraph& tensor(const std::string& bytes) {
    tensors_.push_back(bytes);
    return *this;
  }

  /// The file, from the input "x" of this shape (0 for a side that is left open).
  std::string file(const Integers& input, const std::string& output) const {
    std::string graph, opset, bytes;
    Writer out(graph);
    for (const auto& one : nodes_) out.add_message(1, one);
    for (const auto& one : tensors_) out.add_message(5, one);
    out.add_message(11, value("x", input));
    out.add_message(12, value(output, {0, 10}));
    Writer(opset).add_int64(2, opset_);
    Writer model(bytes);
    model.add_int64(1, 8);
    model.add_message(7, graph);
    model.add_message(8, opset);
    return bytes;
  }

 private:
  static std::string value(const std::string& name, const Integers& sides) {
    std::string shape, tensor, type, bytes;
    Writer shape_out(shape);
    for (const auto side : sides) {
      std::string dimension;
      if (side > 0) Writer(dimension).add_int64(1, side);
      shape_out.add_message(1, dimension);
    }
    Writer(tensor).add_message(2, shape);
    Writer(type).add_message(1, tensor);
    Writer out(bytes);
    out.add_string(1, name);
    out.add_message(2, type);
    return bytes;
  }

  int opset_;
  std::vector<std::string> nodes_, tensors_;
};

/// What the readers make of a file.
inline formats::NetworkDraft draft_of(
    const std::string& file, const formats::SideFiles& side_files = formats::no_side_files()) {
  auto graph = formats::onnx::parse(std::as_bytes(std::span(file)), "x.onnx", side_files);
  return formats::onnx::Chain(graph).read();
}

/// The types of a draft's layers, with spaces between them.
inline std::string types_of(const formats::NetworkDraft& draft) {
  std::string types;
  for (const auto& layer : draft.layers) types += (types.empty() ? "" : " ") + layer.type;
  return types;
}

/// A field of a draft's layer, as JSON; empty where it is missing.
inline std::string field_of(const formats::LayerDraft& layer, const std::string& key) {
  for (const auto& [name, value] : layer.fields)
    if (name == key) return value;
  return "";
}

/// The message of the error that a file is refused with.
template <class Read>
std::string refusal(Read read) {
  try {
    read();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace scrawl::testing
