#pragma once

#include <cstddef>
#include <memory>

#include "core/json.hpp"
#include "core/nn/inference_plan.hpp"
#include "core/nn/layer.hpp"
#include "core/nn/layer_specs.hpp"

namespace scrawl::nn {

/// What a program does with layers, for the layer types that it links. Everything that would link
/// the code of a type goes through this table, so that a program can leave types out.
///
/// The library has the table of all types (layers/link_all_layers.cpp). A program that defines
/// `linked_layers` itself gets its own, since a linker takes from a library only what is missing:
/// the page's first module, for which every byte counts, brings a short one.
struct LinkedLayers {
  /// Whether these are all types with all of their fields. If not, whatever is wrong with a layer
  /// is an `Error` of the kind `not_linked`: another program may find nothing wrong.
  bool all;
  /// Reads the JSON of a layer. Throws `Error` naming what it does not know.
  LayerSpec (*read)(const json::Node& layer);
  /// Makes layer number `place` for inputs of this shape. Throws `Error` if they do not fit.
  std::unique_ptr<Layer<float>> (*build_float)(const LayerSpec&, std::size_t place, Shape input);
  std::unique_ptr<Layer<double>> (*build_double)(const LayerSpec&, std::size_t place, Shape input);
  /// `InferencePlan::in_integers_for`.
  InferencePlan (*plan)(const Network<float>& network, InstructionSet set);
};

extern const LinkedLayers linked_layers;

}  // namespace scrawl::nn
