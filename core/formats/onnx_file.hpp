#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/formats/array.hpp"
#include "core/formats/side_files.hpp"

/// What an ONNX file says (https://onnx.ai/onnx/repo-docs/IR.html), before anybody asks whether the
/// graph is a network that can be read here.
namespace scrawl::formats::onnx {

struct Attribute {
  std::optional<double> number;  ///< a float or an integer
  std::vector<double> numbers;   ///< of either
  std::string text;
  std::optional<Array> array;
};

struct Node {
  std::string name, type, domain;
  std::vector<std::string> inputs, outputs;  ///< an empty name stands for one that is left out
  std::map<std::string, Attribute, std::less<>> attributes;

  /// The attribute's number, or `otherwise` where it is missing.
  double number(std::string_view key, double otherwise) const;
  /// Its list, empty where it is missing.
  std::vector<std::int64_t> list(std::string_view key) const;
  /// Its text, empty where it is missing.
  std::string text(std::string_view key) const;
  /// For messages: the type, and the name or what it puts out.
  std::string title() const;
};

/// An input or output of the graph; sides that the file leaves open are 0.
struct Value {
  std::string name;
  ArrayShape shape;
};

struct Graph {
  std::int64_t opset = 0;
  std::vector<Node> nodes;  ///< each after those whose outputs it takes
  std::map<std::string, Array, std::less<>> constants;
  std::vector<Value> inputs, outputs;  ///< without the constants that are listed as inputs
};

/// Reads a file; `side_files` are those beside it, for weights that are kept there. Throws `Error`,
/// beginning with `source`, for damaged files, circles, tensors of unknown types, weights outside
/// of its folder.
Graph parse(std::span<const std::byte> bytes, std::string_view source, const SideFiles& side_files);

/// The files beside the model's, and how much of them may still be taken: many tensors may name the
/// same bytes.
struct Beside {
  const SideFiles& files;
  std::size_t bytes_left = 512 << 20;
};

/// The values of a TensorProto. Throws `Error` as `parse` does.
struct NamedArray {
  std::string name;
  Array array;
};
NamedArray parse_tensor(std::string_view bytes, Beside& beside);

}  // namespace scrawl::formats::onnx
