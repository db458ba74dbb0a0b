#include "core/nn/flow.hpp"

#include <cassert>
#include <cmath>
#include <cstddef>
#include <type_traits>
#include <variant>

#include "core/nn/layers/windows.hpp"

namespace scrawl::nn {
namespace {

/// Sums with and without the sign.
struct Sums {
  double total = 0, net = 0;
  void add(float value) {
    total += std::abs(value);
    net += value;
  }
};

const float* kernel_of(const Network<float>& network, Index layer) {
  for (const ParameterSlot& slot : network.slots()) {
    if (slot.layer == layer && slot.spec.role == Role::kernel) {
      return network.weights().data() + slot.offset;
    }
  }
  return nullptr;
}

/// For each tap of the kernel and each input channel, [taps, channels], the sums of the values that
/// the tap meets while the window slides. As |weight * value| is |weight| * |value|, each of them
/// need only be weighed once.
template <class Spec>
std::vector<Sums> met_by_taps(const Spec& spec, Shape input, std::span<const float> values) {
  const auto [vertical, horizontal] = windows_of(spec, input);
  std::vector<Sums> sums(
      static_cast<std::size_t>(spec.kernel_height * spec.kernel_width * input.channels));
  Sums* tap = sums.data();
  for (Index down = 0; down < spec.kernel_height; ++down) {
    for (Index right = 0; right < spec.kernel_width; ++right, tap += input.channels) {
      for (Index i = 0; i < vertical.count; ++i) {
        const Index y = i * vertical.stride - vertical.pad + down * spec.dilation_height;
        if (y < 0 || y >= input.height) continue;
        for (Index j = 0; j < horizontal.count; ++j) {
          const Index x = j * horizontal.stride - horizontal.pad + right * spec.dilation_width;
          if (x < 0 || x >= input.width) continue;
          const float* value = values.data() + (y * input.width + x) * input.channels;
          for (Index channel = 0; channel < input.channels; ++channel)
            tap[channel].add(value[channel]);
        }
      }
    }
  }
  return sums;
}

/// Of a kernel [taps, channels, outputs of each channel], where each channel leads to outputs of
/// its own if `apart`, and all to the same ones otherwise.
void weigh(Flow& flow, const std::vector<Sums>& taps, const float* kernel, Index outputs,
           bool apart) {
  const std::size_t channels = static_cast<std::size_t>(flow.sources);
  for (std::size_t i = 0; i < taps.size(); ++i) {
    const auto [total, net] = taps[i];
    const std::size_t first = i % channels * static_cast<std::size_t>(outputs);
    for (std::size_t output = 0; output < static_cast<std::size_t>(outputs); ++output) {
      const float weight = *kernel++;
      flow.total[first + output] += static_cast<float>(std::abs(weight) * total);
      flow.net[first + output] += static_cast<float>(weight * net);
    }
  }
  flow.one_source = apart;
}

/// Whether a layer puts out other maps than those that it reads: it has a kernel or a pool. All
/// other layers treat each value by itself.
bool makes_maps(const LayerSpec& layer) {
  return std::visit(
      []<class Spec>(const Spec& spec) {
        constexpr bool windows = requires {
          spec.stride_height;
        };
        return windows || std::is_same_v<Spec, DenseSpec> ||
               std::is_same_v<Spec, GlobalAveragePoolSpec>;
      },
      layer);
}

void begin(Flow& flow, Index sources, Index targets, Index sums) {
  flow = {sources, targets, false, std::vector<float>(static_cast<std::size_t>(sums)),
          std::vector<float>(static_cast<std::size_t>(sums))};
}

/// A layer of weights.
struct Weighing {
  const float* kernel;
  Shape shape;    ///< of the input
  Shape maps;     ///< of the input
  Index outputs;  ///< of the layer
  std::span<const float> input;
  Flow& flow;

  bool operator()(const Conv2dSpec& spec) const {
    begin(flow, shape.channels, outputs, shape.channels * outputs);
    weigh(flow, met_by_taps(spec, shape, input), kernel, outputs, false);
    return true;
  }
  bool operator()(const DepthwiseConv2dSpec& spec) const {
    begin(flow, shape.channels, outputs, outputs);
    weigh(flow, met_by_taps(spec, shape, input), kernel, spec.multiplier, true);
    return true;
  }
  bool operator()(const DenseSpec&) const {
    begin(flow, maps.channels, outputs, maps.channels * outputs);
    std::vector<Sums> values(input.size());
    for (std::size_t i = 0; i < input.size(); ++i) values[i].add(input[i]);
    weigh(flow, values, kernel, outputs, false);
    return true;
  }
  template <class Spec>
  bool operator()(const Spec&) const {
    return false;
  }
};

}  // namespace

std::vector<Shape> map_shapes(const Network<float>& network) {
  std::vector<Shape> shapes;
  Shape maps = network.input_shape();
  for (std::size_t i = 0; i < network.layers().size(); ++i) {
    if (makes_maps(network.architecture().layers[i])) maps = network.layers()[i]->output_shape();
    shapes.push_back(maps);
  }
  return shapes;
}

Flow flow_through(const Network<float>& network, Index layer, std::span<const float> input,
                  std::span<const float> output) {
  const auto place = static_cast<std::size_t>(layer);
  const Layer<float>& through = *network.layers()[place];
  assert(static_cast<Index>(input.size()) == through.input_shape().size());
  assert(static_cast<Index>(output.size()) == through.output_shape().size());
  const std::vector<Shape> maps = map_shapes(network);
  Flow flow;
  const Weighing weighing{kernel_of(network, layer),
                          through.input_shape(),
                          layer == 0 ? network.input_shape() : maps[place - 1],
                          through.output_shape().channels,
                          input,
                          flow};
  if (std::visit(weighing, network.architecture().layers[place])) return flow;
  const Index channels = maps[place].channels;
  begin(flow, channels, channels, channels);
  flow.one_source = true;
  for (std::size_t i = 0; i < output.size(); ++i) {
    const std::size_t map = i % static_cast<std::size_t>(channels);
    flow.total[map] += std::abs(output[i]);
    flow.net[map] += output[i];
  }
  return flow;
}

}  // namespace scrawl::nn
