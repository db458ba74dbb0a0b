#include "core/nn/network.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace scrawl::nn {
namespace {

constexpr Index alignment = 16;  ///< scalars: one AVX-512 vector of floats
constexpr Index none = -1;       ///< the offset of a parameter that a layer does not have

/// Where each of a layer's parameters begins in `values`.
template <class Pointers, class Scalar>
Pointers pointers_into(Scalar* values, std::span<const Index> offsets) {
  Pointers pointers{};
  for (std::size_t k = 0; k < pointers.size(); ++k) {
    if (offsets[k] != none) pointers[k] = values + offsets[k];
  }
  return pointers;
}

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
template <class Run>
ConstBatch<T> Network<T>::run_layers(ConstBatch<T> input, Workspace<T>& workspace, Run run) const {
  assert(input.cols() == architecture_.input.size());
  workspace.outputs.resize(layers_.size());
  workspace.d_outputs.resize(layers_.size());
  workspace.tapes.resize(layers_.size());
  const T* current = input.data();
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const Layer<T>& layer = *layers_[i];
    if (layer.renames_only()) continue;
    Matrix<T>& output = workspace.outputs[i];
    output.resize(input.rows(), layer.output_shape().size());
    run(layer, pointers_into<typename Layer<T>::Weights>(weights_.data(), offsets_[i]),
        ConstBatch<T>(current, input.rows(), layer.input_shape().size()), view(output),
        workspace.tapes[i]);
    current = output.data();
  }
  return {current, input.rows(), classes()};
}

template <class T>
ConstBatch<T> Network<T>::infer(ConstBatch<T> input, Workspace<T>& workspace) const {
  return run_layers(input, workspace,
                    [&](const Layer<T>& layer, const auto& weights, ConstBatch<T> in, Batch<T> out,
                        Tape<T>&) { layer.infer(weights, in, out, workspace.scratch); });
}

template <class T>
ConstBatch<T> Network<T>::forward(ConstBatch<T> input, Workspace<T>& workspace,
                                  Random& random) const {
  return run_layers(
      input, workspace,
      [&](const Layer<T>& layer, const auto& weights, ConstBatch<T> in, Batch<T> out,
          Tape<T>& tape) { layer.forward(weights, in, out, tape, random, workspace.scratch); });
}

template <class T>
void Network<T>::backward(ConstBatch<T> input, ConstBatch<T> d_logits, Workspace<T>& workspace,
                          std::span<T> d_weights, Matrix<T>* d_input) const {
  assert(d_weights.size() == weights_.size());
  const Index rows = input.rows();
  const T* d_current = d_logits.data();
  const auto renames_only = [&](Index i) { return layers_[std::size_t(i)]->renames_only(); };
  for (Index i = std::ssize(layers_) - 1; i >= 0; --i) {
    if (renames_only(i)) continue;
    const auto place = static_cast<std::size_t>(i);
    const Layer<T>& layer = *layers_[place];
    Index before = i - 1;
    while (before >= 0 && renames_only(before)) --before;
    Matrix<T>* d_in = before < 0 ? d_input : &workspace.d_outputs[std::size_t(before)];
    const T* in = before < 0 ? input.data() : workspace.outputs[std::size_t(before)].data();
    const Index in_size = layer.input_shape().size(), out_size = layer.output_shape().size();
    if (d_in) d_in->resize(rows, in_size);
    layer.backward(pointers_into<typename Layer<T>::Weights>(weights_.data(), offsets_[place]),
                   ConstBatch<T>(in, rows, in_size), view(std::as_const(workspace.outputs[place])),
                   ConstBatch<T>(d_current, rows, out_size), workspace.tapes[place],
                   d_in ? view(*d_in) : Batch<T>(nullptr, 0, in_size),
                   pointers_into<typename Layer<T>::Gradients>(d_weights.data(), offsets_[place]),
                   workspace.scratch);
    if (d_in) d_current = d_in->data();
  }
}

template <class T>
void Network<T>::update_statistics(const Workspace<T>& workspace, double share) {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    layers_[i]->update_statistics(
        pointers_into<typename Layer<T>::Gradients>(weights_.data(), offsets_[i]),
        workspace.tapes[i], share);
  }
}

template class Network<float>;
template class Network<double>;

}  // namespace scrawl::nn
