#pragma once

#include <cassert>
#include <type_traits>

#include "core/nn/layers/all_layers.hpp"
#include "core/nn/layers/check_layer.hpp"
#include "core/nn/layers/read_layer.hpp"
#include "core/nn/linked_layers.hpp"
#include "core/nn/plan_builder.hpp"

namespace scrawl::nn {

/// Makes a layer of one of the `Types`, once it is sure that the layer fits its input.
template <class T, class Types>
std::unique_ptr<Layer<T>> build_layer(const LayerSpec& spec, std::size_t place, Shape input) {
  std::unique_ptr<Layer<T>> layer;
  [[maybe_unused]] const bool linked = Types::visit(
      [&]<class Spec>(const Spec& one) {
        check_layer(one, place, input);
        if constexpr (Types::all) check_padding(one, place, input);
        with_layer_class<T, Types>(one, [&]<class Made>(const Made*) {
          // A layer without fields is made of its input's shape alone.
          if constexpr (std::is_constructible_v<Made, Spec, Shape>) {
            layer = std::make_unique<Made>(one, input);
          } else {
            layer = std::make_unique<Made>(input);
          }
        });
      },
      spec);
  assert(linked);
  return layer;
}

/// The table of these layer types.
template <class Types>
constexpr LinkedLayers link_layers() {
  return {.all = Types::all,
          .read = read_layer<Types>,
          .build_float = build_layer<float, Types>,
          .build_double = build_layer<double, Types>,
          .plan = InferencePlan::in_integers_of<Types>};
}

}  // namespace scrawl::nn
