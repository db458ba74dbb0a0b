#include <cstdint>
#include <type_traits>
#include <utility>

#include "core/error.hpp"
#include "core/nn/architecture.hpp"
#include "core/nn/layers/check_layer.hpp"
#include "core/nn/linked_layers.hpp"

namespace scrawl::nn {

template <class T>
std::vector<std::unique_ptr<Layer<T>>> build_layers(const Architecture& architecture) {
  if (!within(architecture.input, most_values))
    throw Error("the input of " + to_string(architecture.input) + " is too large");
  if (architecture.layers.empty()) throw Error("a network needs at least one layer");
  std::vector<std::unique_ptr<Layer<T>>> layers;
  Shape shape = architecture.input;
  std::int64_t parameters = 0;
  for (std::size_t place = 0; place < architecture.layers.size(); ++place) {
    const LayerSpec& spec = architecture.layers[place];
    if constexpr (std::is_same_v<T, float>) {
      layers.push_back(linked_layers.build_float(spec, place, shape));
    } else {
      layers.push_back(linked_layers.build_double(spec, place, shape));
    }
    shape = layers.back()->output_shape();
    if (!within(shape, most_values))
      fail_at_layer(place, "the output of " + to_string(shape) + " is too large");
    for (const ParameterSpec& one : layers.back()->parameters()) parameters += one.size();
    if (parameters > most_parameters) fail_at_layer(place, "the network has too many parameters");
  }
  if (!shape.flat())
    fail_at_layer(
        layers.size() - 1,
        "the last layer must put out a flat vector, one value a class, not " + to_string(shape));
  return layers;
}

template std::vector<std::unique_ptr<Layer<float>>> build_layers<float>(const Architecture&);
template std::vector<std::unique_ptr<Layer<double>>> build_layers<double>(const Architecture&);

}  // namespace scrawl::nn
