#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/nn/layer.hpp"

namespace scrawl::nn {

enum class Padding { valid, same };  ///< `same` as Keras: output = ceil(input / stride)

/// What a layer is, before its input shape is known. One struct a layer type; the JSON form has the
/// same names, with "type" beside them, and pairs as [height, width]: "kernel", "stride", "pool".
struct Conv2dSpec {
  Index filters = 0;
  Index kernel_height = 3, kernel_width = 3;
  Index stride_height = 1, stride_width = 1;
  Padding padding = Padding::valid;
  bool bias = true;
};
struct MaxPool2dSpec {
  Index pool_height = 2, pool_width = 2;
  /// In JSON a missing "stride" means the pool's own size.
  Index stride_height = 2, stride_width = 2;
};
struct DenseSpec {
  Index units = 0;
};
struct ReluSpec {};
struct FlattenSpec {};
struct BatchNorm2dSpec {
  double momentum = 0.99;  ///< running = momentum * running + (1 - momentum) * batch
  double epsilon = 1e-3;
};
struct DropoutSpec {
  double rate = 0.5;
};
struct GlobalAveragePoolSpec {};

using LayerSpec = std::variant<Conv2dSpec, MaxPool2dSpec, DenseSpec, ReluSpec, FlattenSpec,
                               BatchNorm2dSpec, DropoutSpec, GlobalAveragePoolSpec>;

/// How the last layer's outputs become probabilities, and with them which loss trains the network.
enum class Head {
  softmax,
  /// The notebook's: one sigmoid a class, under categorical cross-entropy (see loss.hpp).
  sigmoid,
};

/// A network without its weights.
struct Architecture {
  Shape input{28, 28, 1};
  std::vector<LayerSpec> layers;
  Head head = Head::softmax;
};

/// Throws `Error` naming the layer and the field for anything it does not know or cannot be:
/// unknown types and keys, sizes below 1 or absurdly large, rates outside [0, 1), ... `source` is
/// what to call the text in messages.
Architecture parse_architecture(std::string_view json, std::string_view source);
std::string to_json(const Architecture& architecture);

/// The layers in order, each built for the shape that the one before puts out. Throws `Error`
/// naming the layer when a shape does not fit (a pool larger than its input, Dense on an image,
/// ...) or is absurdly large: over 16 M values an activation or 64 M parameters.
template <class T>
std::vector<std::unique_ptr<Layer<T>>> build_layers(const Architecture& architecture);

}  // namespace scrawl::nn
