#include "core/nn/derive.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <limits>
#include <type_traits>
#include <variant>

#include "core/nn/flow.hpp"
#include "core/nn/layers/windows.hpp"

namespace scrawl::nn {
namespace {

/// A parameter of a layer, or null.
const float* parameter(const Network<float>& network, Index layer, Role role) {
  for (const ParameterSlot& slot : network.slots()) {
    if (slot.layer == layer && slot.spec.role == role) {
      return network.weights().data() + slot.offset;
    }
  }
  return nullptr;
}

/// Fills a derivation in for each type of layer.
struct Deriving {
  const Network<float>& network;
  Index layer;
  MapPlace place;
  Shape maps;     ///< of the input
  Index outputs;  ///< maps of the output
  std::span<const float> input;
  Derivation& result;

  float bias() const {
    const float* values = parameter(network, layer, Role::bias);
    return values ? values[place.map] : 0;
  }

  /// Reads the window's values.
  void look() const {
    for (Index i = 0; i < result.height; ++i) {
      for (Index j = 0; j < result.width; ++j) {
        const Index y = result.top + i * result.down, x = result.left + j * result.right;
        const bool inside = y >= 0 && x >= 0 && y < maps.height && x < maps.width;
        for (Index source = 0; source < result.sources; ++source) {
          const Index at = (y * maps.width + x) * maps.channels + result.first_source + source;
          result.values.push_back(inside ? input[static_cast<std::size_t>(at)]
                                         : std::numeric_limits<float>::quiet_NaN());
        }
      }
    }
  }

  template <class Spec>
  void place_window(const Spec& spec) const {
    const auto [vertical, horizontal] = windows_of(spec, maps);
    result.top = place.row * vertical.stride - vertical.pad;
    result.left = place.column * horizontal.stride - horizontal.pad;
    if constexpr (requires { spec.kernel_height; }) {
      result.height = spec.kernel_height;
      result.width = spec.kernel_width;
      result.down = spec.dilation_height;
      result.right = spec.dilation_width;
    } else {
      result.height = spec.pool_height;
      result.width = spec.pool_width;
    }
  }

  void whole_map() const {
    result.height = maps.height;
    result.width = maps.width;
  }

  /// The kernel lies [height, width, sources * outputs of each], the map's weights `outputs` apart.
  void weigh(Index first, Index apart) const {
    result.arithmetic = Arithmetic::weighted;
    look();
    const float* kernel = parameter(network, layer, Role::kernel);
    double sum = result.bias = bias();
    for (std::size_t i = 0; i < result.values.size(); ++i) {
      const float weight = kernel[first + static_cast<Index>(i) * apart], value = result.values[i];
      result.weights.push_back(weight);
      if (!std::isnan(value)) sum += double(weight) * double(value);
    }
    result.result = static_cast<float>(sum);
  }

  void average(Index divisor) const {
    result.arithmetic = Arithmetic::mean;
    look();
    double sum = 0;
    for (const float value : result.values) sum += std::isnan(value) ? 0 : double(value);
    result.divisor = static_cast<float>(divisor);
    result.result = static_cast<float>(sum / static_cast<double>(divisor));
  }

  void operator()(const Conv2dSpec& spec) const {
    place_window(spec);
    result.sources = maps.channels;
    weigh(place.map, outputs);
  }
  void operator()(const DepthwiseConv2dSpec& spec) const {
    place_window(spec);
    result.first_source = place.map / spec.multiplier;
    weigh(place.map, outputs);
  }
  void operator()(const DenseSpec&) const {
    whole_map();
    result.sources = maps.channels;
    weigh(place.map, outputs);
  }
  void operator()(const MaxPool2dSpec& spec) const {
    place_window(spec);
    result.first_source = place.map;
    result.arithmetic = Arithmetic::largest;
    look();
    float most = -std::numeric_limits<float>::infinity();
    for (const float value : result.values) most = value > most ? value : most;
    result.result = most;
  }
  void operator()(const AveragePool2dSpec& spec) const {
    place_window(spec);
    result.first_source = place.map;
    const auto along = [](Index first, Index size, Index length) {
      return std::min(first + size, length) - std::max<Index>(first, 0);
    };
    const Index seen = along(result.top, result.height, maps.height) *
                       along(result.left, result.width, maps.width);
    average(spec.count_padding ? result.height * result.width : seen);
  }
  void operator()(const GlobalAveragePoolSpec&) const {
    whole_map();
    result.first_source = place.map;
    average(maps.height * maps.width);
  }
  void operator()(const BatchNorm1dSpec& spec) const { normalise(spec.epsilon); }
  void operator()(const BatchNorm2dSpec& spec) const { normalise(spec.epsilon); }
  template <class Spec>
  void operator()(const Spec&) const {
    see_one();
  }

  void see_one() const {
    result.top = place.row;
    result.left = place.column;
    result.first_source = place.map;
    look();
  }

  /// Of images a map has one set of numbers, of a vector each value has its own.
  void normalise(double epsilon) const {
    result.arithmetic = Arithmetic::scaled;
    see_one();
    const bool image = network.layers()[static_cast<std::size_t>(layer)]->input_shape() == maps;
    const Index at =
        image ? place.map : (place.row * maps.width + place.column) * maps.channels + place.map;
    result.scale = parameter(network, layer, Role::scale)[at];
    result.bias = parameter(network, layer, Role::bias)[at];
    result.mean = parameter(network, layer, Role::mean)[at];
    result.variance = parameter(network, layer, Role::variance)[at];
    result.epsilon = static_cast<float>(epsilon);
    result.result =
        static_cast<float>(double(result.scale) * (double(result.values[0]) - double(result.mean)) /
                               std::sqrt(double(result.variance) + epsilon) +
                           double(result.bias));
  }
};

}  // namespace

Derivation derive(const Network<float>& network, Index layer, MapPlace place,
                  std::span<const float> input, std::span<const float> output) {
  const std::vector<Shape> maps = map_shapes(network);
  const Shape own = maps[static_cast<std::size_t>(layer)];
  assert(place.row >= 0 && place.row < own.height && place.column >= 0 &&
         place.column < own.width && place.map >= 0 && place.map < own.channels);
  Derivation result;
  const auto at = static_cast<std::size_t>(layer);
  const LayerSpec& spec = network.architecture().layers[at];
  const Shape shape = network.layers()[at]->input_shape();
  // Where a window slides over what was flattened, it slides over single values.
  const bool slides = std::visit(
      []<class Spec>(const Spec& each) {
        constexpr bool windows = requires {
          each.stride_height;
        };
        return windows || std::is_same_v<Spec, GlobalAveragePoolSpec>;
      },
      spec);
  const Shape before = slides || layer == 0 ? shape : maps[at - 1];
  std::visit(Deriving{network, layer, place, before, own.channels, input, result}, spec);
  if (result.arithmetic == Arithmetic::single) {
    result.result = output[static_cast<std::size_t>(
        (place.row * own.width + place.column) * own.channels + place.map)];
  }
  return result;
}

HeadDerivation derive_head(Head head, std::span<const float> logits, double temperature) {
  HeadDerivation result;
  double largest = -std::numeric_limits<double>::infinity(), sum = 0;
  for (const float logit : logits) {
    largest = std::max(largest, double(logit) / temperature);
  }
  for (const float logit : logits) {
    const double divided = double(logit) / temperature;
    const double raised =
        head == Head::softmax ? std::exp(divided - largest) : 1 / (1 + std::exp(-divided));
    result.divided.push_back(static_cast<float>(divided));
    result.raised.push_back(static_cast<float>(raised));
    sum += raised;
  }
  for (const float raised : result.raised) {
    result.probabilities.push_back(sum > 0 ? static_cast<float>(double(raised) / sum)
                                           : 1.0f / static_cast<float>(logits.size()));
  }
  return result;
}

}  // namespace scrawl::nn
