#pragma once

#include <span>
#include <vector>

#include "core/nn/network.hpp"

/// What flows through a network for one sample, from map to map.
namespace scrawl::nn {

/// How the output of each layer is laid out as maps, for people: in its shape, except that behind a
/// Flatten the maps remain those before it until a layer makes other values of them. Value i of an
/// output belongs to map i % channels, at place i / channels.
std::vector<Shape> map_shapes(const Network<float>& network);

/// How much a layer makes of each map that it reads, in each map that it puts out.
///
/// `total` is the sum of |weight * value| over all places of the target and all weights that lead
/// there from the source; `net` is the same sum without the bars, so that its sign says whether the
/// source adds to the target or takes from it. Biases flow from nowhere. In a layer without weights
/// (a pool, an activation, batch norm) each target has one source, and what flows is the target
/// itself: the sums are those of its values.
struct Flow {
  Index sources = 0, targets = 0;
  /// Target t reads only source t / (targets / sources), and the sums are [targets]. Otherwise all
  /// read all, and the sums are [sources, targets].
  bool one_source = false;
  std::vector<float> total, net;
};

/// The flow through one layer. `input` and `output` are its values for a sample, as `activations`
/// gives them.
Flow flow_through(const Network<float>& network, Index layer, std::span<const float> input,
                  std::span<const float> output);

}  // namespace scrawl::nn
