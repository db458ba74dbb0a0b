#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "core/nn/network.hpp"

namespace scrawl::nn {
namespace {

/// The architecture of the folded network and, for each of its layers, where the weights come from.
struct Folded {
  Architecture architecture;
  struct Source {
    std::size_t layer;                      ///< in the unfolded network
    std::optional<std::size_t> batch_norm;  ///< the layer that is folded into it
  };
  std::vector<Source> sources;
};

/// That of a batch norm, of images or of vectors; nothing for all other layers.
std::optional<double> batch_norm_epsilon(const LayerSpec& layer) {
  if (const auto* images = std::get_if<BatchNorm2dSpec>(&layer)) return images->epsilon;
  if (const auto* vectors = std::get_if<BatchNorm1dSpec>(&layer)) return vectors->epsilon;
  return std::nullopt;
}

/// Gives a layer a bias if it computes sums of products, else returns false.
bool make_room_for_bias(LayerSpec& layer) {
  if (auto* convolution = std::get_if<Conv2dSpec>(&layer)) return convolution->bias = true;
  if (auto* depthwise = std::get_if<DepthwiseConv2dSpec>(&layer)) return depthwise->bias = true;
  return std::holds_alternative<DenseSpec>(layer);
}

Folded fold_architecture(const Architecture& original) {
  Folded folded{{original.input, {}, original.head}, {}};
  for (std::size_t i = 0; i < original.layers.size(); ++i) {
    if (std::holds_alternative<DropoutSpec>(original.layers[i])) continue;
    if (batch_norm_epsilon(original.layers[i]) && !folded.sources.empty() &&
        !folded.sources.back().batch_norm &&
        make_room_for_bias(folded.architecture.layers.back())) {
      folded.sources.back().batch_norm = i;
      continue;
    }
    folded.architecture.layers.push_back(original.layers[i]);
    folded.sources.push_back({i, std::nullopt});
  }
  return folded;
}

/// Finds a parameter by its layer and name; null if the layer has no parameter of that name.
template <class Values>
auto find(std::span<const ParameterSlot> slots, Values values, std::size_t layer,
          std::string_view name) -> decltype(values.data()) {
  for (const ParameterSlot& slot : slots) {
    if (slot.layer == static_cast<Index>(layer) && slot.spec.name == name)
      return values.data() + slot.offset;
  }
  return nullptr;
}

}  // namespace

template <class T>
Network<T> fold_for_inference(const Network<T>& network) {
  const Architecture& original = network.architecture();
  const Folded folded = fold_architecture(original);
  Network<T> result(folded.architecture);
  const auto original_values = [&](std::size_t layer, std::string_view name) {
    return find(network.slots(), network.weights(), layer, name);
  };
  for (const ParameterSlot& slot : result.slots()) {
    const auto [layer, batch_norm] = folded.sources[static_cast<std::size_t>(slot.layer)];
    T* to = result.weights().data() + slot.offset;
    const T* from = original_values(layer, slot.spec.name);
    if (from) std::copy_n(from, slot.spec.size(), to);
    if (!batch_norm) continue;
    const T epsilon = static_cast<T>(*batch_norm_epsilon(original.layers[*batch_norm]));
    const T* scale = original_values(*batch_norm, "scale");
    const T* shift = original_values(*batch_norm, "bias");
    const T* mean = original_values(*batch_norm, "mean");
    const T* variance = original_values(*batch_norm, "variance");
    const bool kernel = slot.spec.role == Role::kernel;
    const Index channels = kernel ? slot.spec.outputs : slot.spec.size();
    for (Index i = 0; i < slot.spec.size(); ++i) {
      const Index c = i % channels;
      const T factor = scale[c] / std::sqrt(variance[c] + epsilon);
      to[i] = kernel ? to[i] * factor : (to[i] - mean[c]) * factor + shift[c];
    }
  }
  return result;
}

template Network<float> fold_for_inference(const Network<float>&);
template Network<double> fold_for_inference(const Network<double>&);

}  // namespace scrawl::nn
