#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/nn/layer.hpp"
#include "core/nn/layer_specs.hpp"

namespace scrawl::nn {

/// How the last layer's outputs become probabilities, and with them which loss trains the network.
enum class Head {
  softmax,
  /// The notebook's: one sigmoid a class, under categorical cross-entropy (see loss.hpp).
  sigmoid,
};

/// A network without its weights. In JSON each layer is an object with its "type" and the fields of
/// its spec (see layer_specs.hpp).
struct Architecture {
  Shape input{28, 28, 1};
  std::vector<LayerSpec> layers;
  Head head = Head::softmax;
};

/// Throws `Error` naming the layer and the field for anything it does not know or cannot be:
/// unknown types and keys, sizes below 1 or absurdly large, rates outside [0, 1), ... `source` is
/// what to call the text in messages.
Architecture parse_architecture(std::string_view json, std::string_view source);
/// Every field is spelled out, the defaults, too, but for rare ones (see layer_specs.hpp).
std::string to_json(const Architecture& architecture);

/// All layer types with their fields, as JSON for people's tools and the page's editor: what
/// core/layers.json holds. A list of `{type, fields}`, each field `{key, kind, ...}`: a "count"
/// with `least` and `most`, mostly without default; a "window", likewise for both sides; a "choice"
/// of `choices`, or, with `sides`, also a list of four whole numbers up to that; a "flag"; a
/// "number" with `least` and `most`. `default` is the value where a field is missing, or `as` the
/// field whose value it takes then.
std::string describe_layer_types();

/// The layers in order, each built for the shape that the one before puts out. Throws `Error`
/// naming the layer when a shape does not fit (a pool larger than its input, Dense on an image,
/// ...) or is absurdly large: over 16 M values an activation or 64 M parameters.
template <class T>
std::vector<std::unique_ptr<Layer<T>>> build_layers(const Architecture& architecture);

}  // namespace scrawl::nn
