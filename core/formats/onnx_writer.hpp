#pragma once

#include <cstdint>
#include <protozero/pbf_writer.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/formats/array.hpp"
#include "core/version.hpp"

namespace scrawl::formats::onnx {

// Field numbers of onnx.proto.
enum Model_ { ir_version = 1, producer_name = 2, producer_version = 3, model_graph = 7, opset = 8 };
enum Graph_ {
  graph_node = 1,
  graph_name = 2,
  initializer = 5,
  graph_input = 11,
  graph_output = 12
};
enum Node_ { node_input = 1, node_output = 2, node_name = 3, op_type = 4, attribute = 5 };
enum Attribute_ { attribute_name = 1, f = 2, i = 3, s = 4, ints = 8, attribute_type = 20 };
enum AttributeType { type_float = 1, type_int = 2, type_string = 3, type_ints = 7 };
enum Tensor_ { dims = 1, data_type = 2, tensor_name = 8, raw_data = 9 };
constexpr int float32 = 1;

using Writer = protozero::pbf_writer;
using Integers = std::vector<std::int64_t>;

/// A node's attributes.
class Attributes {
 public:
  Attributes& number(const char* name, double value) {
    Writer out = begin(name, type_float);
    out.add_float(f, static_cast<float>(value));
    return *this;
  }
  Attributes& integer(const char* name, std::int64_t value) {
    Writer out = begin(name, type_int);
    out.add_int64(i, value);
    return *this;
  }
  Attributes& text(const char* name, const std::string& value) {
    Writer out = begin(name, type_string);
    out.add_bytes(s, value);
    return *this;
  }
  Attributes& list(const char* name, const Integers& values) {
    Writer out = begin(name, type_ints);
    for (const std::int64_t value : values) out.add_int64(ints, value);
    return *this;
  }
  const std::vector<std::string>& all() const { return all_; }

 private:
  Writer begin(const char* name, int type) {
    Writer out(all_.emplace_back());
    out.add_string(attribute_name, name);
    out.add_enum(attribute_type, type);
    return out;
  }
  std::vector<std::string> all_;
};

/// A graph whose nodes follow each other.
class GraphWriter {
 public:
  /// Adds a node behind the last one; returns what it puts out.
  std::string node(const std::string& type, std::vector<std::string> others = {},
                   const Attributes& attributes = {}, const std::string& name = "") {
    others.insert(others.begin(), last_);
    last_ = name.empty() ? std::to_string(count_++) + "." + type : name;
    std::string bytes;
    Writer out(bytes);
    for (const auto& input : others) out.add_string(node_input, input);
    out.add_string(node_output, last_);
    out.add_string(node_name, last_);
    out.add_string(op_type, type);
    for (const auto& entry : attributes.all()) out.add_message(attribute, entry);
    graph_.add_message(graph_node, bytes);
    return last_;
  }

  std::string constant(const std::string& name, const Array& array) {
    std::string bytes;
    Writer out(bytes);
    for (const std::int64_t side : array.shape) out.add_int64(dims, side);
    out.add_int32(data_type, float32);
    out.add_string(tensor_name, name);
    const std::vector<float> values(array.values.begin(), array.values.end());
    out.add_bytes(raw_data, reinterpret_cast<const char*>(values.data()),
                  values.size() * sizeof(float));
    graph_.add_message(initializer, bytes);
    return name;
  }

  /// An input or output [N, sides...].
  void input(const std::string& name, const Integers& sides) { value(graph_input, name, sides); }
  void output(const std::string& name, const Integers& sides) { value(graph_output, name, sides); }

  std::string finished(int operators) {
    graph_.add_string(graph_name, "scrawl");
    std::string version_of, bytes;
    Writer(version_of).add_int64(2, operators);
    Writer out(bytes);
    out.add_int64(ir_version, operators > 15 ? 9 : 8);
    out.add_string(producer_name, "scrawl");
    out.add_string(producer_version, std::string(version()));
    out.add_message(model_graph, graph_bytes_);
    out.add_message(opset, version_of);
    return bytes;
  }

  /// What the last node puts out.
  const std::string& last() const { return last_; }

 private:
  void value(int tag, const std::string& name, const Integers& sides) {
    std::string samples, shape, tensor, type, bytes;
    Writer(samples).add_string(2, "N");
    Writer shape_out(shape);
    shape_out.add_message(1, samples);
    for (const std::int64_t side : sides) {
      std::string dimension;
      Writer(dimension).add_int64(1, side);
      shape_out.add_message(1, dimension);
    }
    Writer tensor_out(tensor);
    tensor_out.add_int32(1, float32);
    tensor_out.add_message(2, shape);
    Writer(type).add_message(1, tensor);
    Writer out(bytes);
    out.add_string(1, name);
    out.add_message(2, type);
    graph_.add_message(static_cast<protozero::pbf_tag_type>(tag), bytes);
  }

  std::string last_ = "pixels";
  std::string graph_bytes_;
  Writer graph_{graph_bytes_};
  int count_ = 0;
};

}  // namespace scrawl::formats::onnx
