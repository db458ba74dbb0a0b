#pragma once

#include <span>
#include <vector>

#include "core/nn/network.hpp"

/// How single values of a network came about, for people who want to check the arithmetic.
namespace scrawl::nn {

/// A value of a layer's output: its map and its place there, both as in `map_shapes` (flow.hpp).
struct MapPlace {
  Index row = 0, column = 0, map = 0;
};

enum class Arithmetic {
  weighted,  ///< sum of weight * value, plus the bias: convolutions and dense layers
  largest,   ///< the largest of the values
  mean,      ///< sum of the values / `divisor`
  scaled,    ///< scale * (value - mean) / sqrt(variance + epsilon) + bias: batch norm
  single,    ///< a function of one value: activations, and layers that only rename
};

/// All that a value was computed from.
struct Derivation {
  Arithmetic arithmetic = Arithmetic::single;
  /// The window on the maps before: `height` x `width` values, the first at `top`, `left` (below 0
  /// in the padding), each `down` and `right` from the next.
  Index top = 0, left = 0, height = 1, width = 1, down = 1, right = 1;
  Index first_source = 0, sources = 1;  ///< the maps that it reads
  std::vector<float> values;            ///< [height, width, sources]; not a number in the padding
  std::vector<float> weights;           ///< likewise if `weighted`
  float bias = 0;
  float divisor = 1;
  float scale = 1, mean = 0, variance = 1, epsilon = 0;
  float result = 0;  ///< made of the above; of a `single` one what the layer put out
};

/// How the value at `place` came about. `input` and `output` are the layer's values for a sample,
/// as `activations` gives them. The place must be one of the output's.
Derivation derive(const Network<float>& network, Index layer, MapPlace place,
                  std::span<const float> input, std::span<const float> output);

/// How the last layer's outputs become probabilities: each is divided by the temperature and
/// `raised`, by the exponential function for softmax (of its distance from the largest, which
/// changes no probability) or by the logistic one for sigmoids; its probability is its part of
/// their sum.
struct HeadDerivation {
  std::vector<float> divided, raised, probabilities;
};
HeadDerivation derive_head(Head head, std::span<const float> logits, double temperature);

}  // namespace scrawl::nn
