#include "core/nn/network.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace scrawl::nn {
namespace {

constexpr Index alignment = 16;  ///< scalars: one AVX-512 vector of floats

}  // namespace

template <class T>
Network<T>::Network(const Architecture& architecture) : architecture_(architecture) {
  for (auto& layer : build_layers<T>(architecture)) layers_.push_back(std::move(layer));
  Index offset = 0;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const auto specs = layers_[i]->parameters();
    assert(specs.size() <= Layer<T>::max_parameters);
    auto& offsets = offsets_.emplace_back();
    offsets.fill(none);
    for (std::size_t k = 0; k < specs.size(); ++k) {
      slots_.push_back(
          {std::to_string(i) + "." + specs[k].name, specs[k], static_cast<Index>(i), offset});
      offsets[k] = offset;
      offset += (specs[k].size() + alignment - 1) / alignment * alignment;
    }
  }
  weights_.resize(static_cast<std::size_t>(offset));
  for (const ParameterSlot& slot : slots_) {
    if (slot.spec.role != Role::scale && slot.spec.role != Role::variance) continue;
    std::fill_n(weights_.begin() + slot.offset, slot.spec.size(), T(1));
  }
}

template <class T>
Network<T>::Network(const Architecture& architecture, Random& random) : Network(architecture) {
  for (const ParameterSlot& slot : slots_) {
    if (slot.spec.role != Role::kernel) continue;
    const double limit = std::sqrt(6.0 / double(slot.spec.fan_in + slot.spec.fan_out));
    std::generate_n(weights_.begin() + slot.offset, slot.spec.size(),
                    [&] { return static_cast<T>(random.uniform(-limit, limit)); });
  }
}

template <class T>
Index Network<T>::classes() const {
  return layers_.back()->output_shape().size();
}

template <class T>
Index Network<T>::parameter_count() const {
  Index count = 0;
  for (const ParameterSlot& slot : slots_) {
    if (slot.spec.role != Role::mean && slot.spec.role != Role::variance) count += slot.spec.size();
  }
  return count;
}

template <class T>
Index Network<T>::multiply_adds() const {
  Index count = 0;
  for (const auto& layer : layers_) count += layer->multiply_adds();
  return count;
}

template <class T>
typename Layer<T>::Weights Network<T>::weights_of(Index i) const {
  const auto& offsets = offsets_[static_cast<std::size_t>(i)];
  typename Layer<T>::Weights weights{};
  for (std::size_t k = 0; k < weights.size(); ++k) {
    if (offsets[k] != none) weights[k] = weights_.data() + offsets[k];
  }
  return weights;
}

template <class T>
Index Network<T>::source_of(Index i) const {
  do --i;
  while (i >= 0 && layer(i).renames_only());
  return i;
}

template <class T>
ConstBatch<T> Network<T>::input_of(Index i, ConstBatch<T> input,
                                   const Workspace<T>& workspace) const {
  const Index source = source_of(i);
  return source < 0 ? input : view(workspace.outputs[static_cast<std::size_t>(source)]);
}

template <class T>
ConstBatch<T> Network<T>::infer(ConstBatch<T> input, Workspace<T>& workspace) const {
  assert(input.cols() == architecture_.input.size());
  workspace.outputs.resize(layers_.size());
  for (Index i = 0; i < std::ssize(layers_); ++i) {
    if (layer(i).renames_only()) continue;
    Matrix<T>& output = workspace.outputs[static_cast<std::size_t>(i)];
    output.resize(input.rows(), layer(i).output_shape().size());
    layer(i).infer(weights_of(i), input_of(i, input, workspace), view(output),
                   workspace.execution.scratch());
  }
  return input_of(std::ssize(layers_), input, workspace);
}

template class Network<float>;
template class Network<double>;

}  // namespace scrawl::nn
