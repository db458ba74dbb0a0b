#pragma once

#include <span>
#include <vector>

#include "core/nn/network.hpp"

/// Views into a network for people: its structure, its activations for one sample, its speed.
namespace scrawl::nn {

/// The part of the network's input that one output value of a layer can depend on: along an axis,
/// output i depends on the `size` pixels from `first + i * step` on. Pixels outside of the input
/// are zero padding. A layer with a flat output depends on the whole input.
struct ReceptiveField {
  struct Axis {
    Index first = 0;
    Index step = 1;
    Index size = 1;
    bool operator==(const Axis&) const = default;
  };
  Axis vertical, horizontal;
  bool operator==(const ReceptiveField&) const = default;
};

/// The receptive field of each layer, in order.
std::vector<ReceptiveField> receptive_fields(const Network<float>& network);

/// The number of trained values of one layer, without running statistics.
Index parameter_count(const Network<float>& network, Index layer);

/// The kernel that makes one channel of a convolution's output.
struct Filter {
  Index height = 0, width = 0, channels = 0;  ///< channels of the layer's input
  std::vector<float> weights;                 ///< [height, width, channels], the last fastest
};
/// Empty for a layer of another type.
Filter filter_of(const Network<float>& network, Index layer, Index channel);

/// The output of every layer for one sample [input_shape().size()], in order. A layer that only
/// reshapes has the output of the one before. The spans view the workspace (or `input`) and are
/// valid until its next use.
std::vector<std::span<const float>> activations(const Network<float>& network,
                                                std::span<const float> input,
                                                Workspace<float>& workspace);

/// Measures the seconds that each layer takes for one sample: the mean over as many runs as fill
/// `min_seconds`, because the clocks of browsers are coarse. 0 for a layer that only reshapes.
std::vector<double> layer_seconds(const Network<float>& network, std::span<const float> input,
                                  double min_seconds = 0.01);

}  // namespace scrawl::nn
