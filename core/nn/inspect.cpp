#include "core/nn/inspect.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cstddef>
#include <optional>
#include <utility>
#include <variant>

#include "core/nn/layers/windows.hpp"

namespace scrawl::nn {
namespace {

using Axis = ReceptiveField::Axis;

/// The windows of a layer that has a kernel or a pool; nothing for all other layers.
std::optional<Windows> windows_in(const LayerSpec& layer, Shape input) {
  return std::visit(
      [&](const auto& spec) -> std::optional<Windows> {
        if constexpr (requires { spec.stride_height; }) return windows_of(spec, input);
        return std::nullopt;
      },
      layer);
}

/// The receptive field after a layer with these windows.
Axis through(const WindowAxis& window, const Axis& axis) {
  return {axis.first - window.pad * axis.step, axis.step * window.stride,
          axis.size + (window.size - 1) * axis.step};
}

ReceptiveField whole_image(Shape input) {
  return {{0, 0, input.height}, {0, 0, input.width}};
}

Layer<float>::Weights weights_of(const Network<float>& network, Index layer) {
  Layer<float>::Weights weights{};
  std::size_t place = 0;
  for (const ParameterSlot& slot : network.slots()) {
    if (slot.layer == layer) weights[place++] = network.weights().data() + slot.offset;
  }
  return weights;
}

}  // namespace

std::vector<ReceptiveField> receptive_fields(const Network<float>& network) {
  std::vector<ReceptiveField> fields;
  ReceptiveField field;
  for (std::size_t i = 0; i < network.layers().size(); ++i) {
    const Layer<float>& layer = *network.layers()[i];
    const LayerSpec& spec = network.architecture().layers[i];
    if (const auto windows = windows_in(spec, layer.input_shape())) {
      field = {through(windows->vertical, field.vertical),
               through(windows->horizontal, field.horizontal)};
    } else if (layer.output_shape().flat()) {
      field = whole_image(network.input_shape());
    }
    fields.push_back(field);
  }
  return fields;
}

Index parameter_count(const Network<float>& network, Index layer) {
  Index count = 0;
  for (const ParameterSlot& slot : network.slots()) {
    const bool trained = slot.spec.role != Role::mean && slot.spec.role != Role::variance;
    if (slot.layer == layer && trained) count += slot.spec.size();
  }
  return count;
}

Filter filter_of(const Network<float>& network, Index layer, Index channel) {
  Filter filter;
  for (const ParameterSlot& slot : network.slots()) {
    if (slot.layer != layer || slot.spec.role != Role::kernel || slot.spec.shape.size() != 4) {
      continue;
    }
    const std::vector<Index>& shape = slot.spec.shape;
    assert(channel >= 0 && channel < slot.spec.outputs);
    filter = {shape[0], shape[1], shape[2] * shape[3] / slot.spec.outputs, {}};
    const float* kernel = network.weights().data() + slot.offset;
    for (Index i = channel; i < slot.spec.size(); i += slot.spec.outputs) {
      filter.weights.push_back(kernel[i]);
    }
  }
  return filter;
}

std::vector<std::span<const float>> activations(const Network<float>& network,
                                                std::span<const float> input,
                                                Workspace<float>& workspace) {
  assert(static_cast<Index>(input.size()) == network.input_shape().size());
  network.infer(ConstBatch<float>(input.data(), 1, static_cast<Index>(input.size())), workspace);
  std::vector<std::span<const float>> outputs;
  std::span<const float> current = input;
  for (std::size_t i = 0; i < network.layers().size(); ++i) {
    if (!network.layers()[i]->renames_only()) {
      const Matrix<float>& output = workspace.outputs[i];
      current = {output.data(), static_cast<std::size_t>(output.size())};
    }
    outputs.push_back(current);
  }
  return outputs;
}

std::vector<double> layer_seconds(const Network<float>& network, std::span<const float> input,
                                  double min_seconds) {
  using Clock = std::chrono::steady_clock;
  Workspace<float> workspace;
  const auto outputs = activations(network, input, workspace);
  std::vector<double> seconds;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const Layer<float>& layer = *network.layers()[i];
    seconds.push_back(0);
    if (layer.renames_only()) continue;
    const auto weights = weights_of(network, static_cast<Index>(i));
    const std::span<const float> in = i == 0 ? input : outputs[i - 1];
    Matrix<float> output(1, layer.output_shape().size());
    for (int runs = 1; seconds.back() == 0; runs *= 2) {
      const auto start = Clock::now();
      for (int run = 0; run < runs; ++run) {
        layer.infer(weights, ConstBatch<float>(in.data(), 1, static_cast<Index>(in.size())),
                    view(output), workspace.execution.scratch());
      }
      const double elapsed = std::chrono::duration<double>(Clock::now() - start).count();
      if (elapsed >= min_seconds) seconds.back() = elapsed / runs;
    }
  }
  return seconds;
}

}  // namespace scrawl::nn
