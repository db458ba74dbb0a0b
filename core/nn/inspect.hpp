#pragma once

#include <span>
#include <vector>

#include "core/nn/network.hpp"

/// What a network is made of and what goes on inside while it looks at one sample: for people who
/// want to see it.
namespace scrawl::nn {

/// Which part of the network's input one output value of a layer can depend on: along an axis,
/// place i sees the `size` pixels from `first + i * step` on. Those outside of the input are zeros
/// of padding. A layer after which places have no meaning any more sees everything.
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

/// For each layer in order.
std::vector<ReceptiveField> receptive_fields(const Network<float>& network);

/// Trained values of one layer.
Index parameter_count(const Network<float>& network, Index layer);

/// The kernel that makes one channel of a convolution's output.
struct Filter {
  Index height = 0, width = 0, channels = 0;  ///< channels of the layer's input
  std::vector<float> weights;                 ///< [height, width, channels], the last fastest
};
/// Empty for a layer of another type.
Filter filter_of(const Network<float>& network, Index layer, Index channel);

/// What every layer puts out for one sample [input_shape().size()], in order. A layer that only
/// renames has the output of the one before. Valid until the workspace's next use.
std::vector<std::span<const float>> activations(const Network<float>& network,
                                                std::span<const float> input,
                                                Workspace<float>& workspace);

/// Seconds that each layer takes for one sample here and now: the mean over as many runs as fill
/// `least_seconds`, so that coarse clocks do. 0 for a layer that only renames.
std::vector<double> layer_seconds(const Network<float>& network, std::span<const float> input,
                                  double least_seconds = 0.01);

}  // namespace scrawl::nn
