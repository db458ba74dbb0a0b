// The forward and backward pass in training.

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/nn/joint_layer.hpp"
#include "core/nn/network.hpp"

namespace scrawl::nn {

template <class T>
typename Network<T>::Stage Network<T>::stage_from(Index begin) const {
  Index end = begin + 1;
  if (!layer(begin).joint()) {
    while (end < std::ssize(layers_) && !layer(end).joint()) ++end;
  }
  return {begin, end};
}

template <class T>
typename Network<T>::Stage Network<T>::stage_before(Index end) const {
  Index begin = end - 1;
  if (!layer(begin).joint()) {
    while (begin > 0 && !layer(begin - 1).joint()) --begin;
  }
  return {begin, end};
}

template <class T>
bool Network<T>::kept(Index i) const {
  Index reader = i + 1;
  while (reader < std::ssize(layers_) && layer(reader).renames_only()) ++reader;
  return layer(i).joint() || layer(i).backward_reads().output || reader == std::ssize(layers_) ||
         layer(reader).joint() || layer(reader).backward_reads().input;
}

template <class T>
void Network<T>::forward_by_parts(Stage stage, ConstBatch<T> input, Workspace<T>& workspace) const {
  const Index batch = input.rows();
  const ConstBatch<T> start = input_of(stage.begin, input, workspace);
  workspace.execution.for_each_part(
      parts_of_batch(batch), [&](Index part, ThreadMemory<T>& memory) {
        const Rows rows = rows_of_part(batch, part);
        const T* current = rows.of(start).data();
        for (Index i = stage.begin; i < stage.end; ++i) {
          if (layer(i).renames_only()) continue;
          const auto place = static_cast<std::size_t>(i), number = static_cast<std::size_t>(part);
          const Index size = layer(i).output_shape().size();
          T* output = kept(i) ? rows.of(view(workspace.outputs[place])).data()
                              : memory.take_output(rows.count * size);
          layer(i).forward(weights_of(i), {current, rows.count, layer(i).input_shape().size()},
                           {output, rows.count, size}, workspace.tapes[place][number],
                           workspace.randoms[number], memory.scratch);
          current = output;
        }
      });
}

template <class T>
ConstBatch<T> Network<T>::forward(ConstBatch<T> input, Workspace<T>& workspace,
                                  Random& random) const {
  assert(input.cols() == architecture_.input.size());
  const auto parts = static_cast<std::size_t>(parts_of_batch(input.rows()));
  workspace.outputs.resize(layers_.size());
  workspace.d_outputs.resize(layers_.size());
  workspace.tapes.resize(layers_.size());
  for (Index i = 0; i < std::ssize(layers_); ++i) {
    const auto place = static_cast<std::size_t>(i);
    const bool used = kept(i) && !layer(i).renames_only();
    workspace.outputs[place].resize(used ? input.rows() : 0, layer(i).output_shape().size());
    workspace.tapes[place].resize(std::max(parts, workspace.tapes[place].size()));
  }
  workspace.randoms.clear();
  const std::uint64_t seed = random.bits();
  for (std::size_t part = 0; part < parts; ++part) workspace.randoms.emplace_back(seed, part);

  for (Stage stage{0, 0}; stage.end < std::ssize(layers_);) {
    stage = stage_from(stage.end);
    if (const JointLayer<T>* joint = layer(stage.begin).joint()) {
      const auto place = static_cast<std::size_t>(stage.begin);
      joint->forward_jointly(weights_of(stage.begin), input_of(stage.begin, input, workspace),
                             view(workspace.outputs[place]), workspace.tapes[place][0],
                             workspace.execution);
    } else {
      forward_by_parts(stage, input, workspace);
    }
  }
  return input_of(std::ssize(layers_), input, workspace);
}

template <class T>
Index Network<T>::first_weight(Index i) const {
  const auto slot = std::find_if(slots_.begin(), slots_.end(),
                                 [&](const ParameterSlot& one) { return one.layer >= i; });
  return slot == slots_.end() ? std::ssize(weights_) : slot->offset;
}

template <class T>
ConstBatch<T> Network<T>::d_output_of(Index i, ConstBatch<T> d_logits,
                                      const Workspace<T>& workspace) const {
  if (i == source_of(std::ssize(layers_))) return d_logits;
  return view(workspace.d_outputs[static_cast<std::size_t>(i)]);
}

template <class T>
Batch<T> Network<T>::d_input_of(Index i, Workspace<T>& workspace, Matrix<T>* d_input) const {
  const Index source = source_of(i);
  if (source >= 0) return view(workspace.d_outputs[static_cast<std::size_t>(source)]);
  return d_input ? view(*d_input) : Batch<T>(nullptr, 0, layer(i).input_shape().size());
}

template <class T>
void Network<T>::backward_jointly(Index i, ConstBatch<T> input, ConstBatch<T> d_logits,
                                  Workspace<T>& workspace, GradientSink<T> sink,
                                  Matrix<T>* d_input) const {
  const auto place = static_cast<std::size_t>(i);
  const auto sink_parameter = [&](std::size_t parameter, Index first, std::span<const T> gradient) {
    sink(offsets_[place][parameter] + first, gradient);
  };
  layer(i).joint()->backward_jointly(weights_of(i), input_of(i, input, workspace),
                                     d_output_of(i, d_logits, workspace), workspace.tapes[place][0],
                                     d_input_of(i, workspace, d_input), sink_parameter,
                                     workspace.execution);
}

// Each part of the batch sums its own gradient of the stage's weights, which are few. These sums
// are then added up in the order of the parts, so that the result does not depend on the threads.
template <class T>
void Network<T>::backward_by_parts(Stage stage, ConstBatch<T> input, ConstBatch<T> d_logits,
                                   Workspace<T>& workspace, GradientSink<T> sink,
                                   Matrix<T>* d_input) const {
  const Index first = first_weight(stage.begin), size = first_weight(stage.end) - first;
  const Index batch = input.rows(), parts = parts_of_batch(batch);
  const auto all = static_cast<std::size_t>(parts * size);
  if (workspace.d_weights.size() < all) workspace.d_weights.resize(all);
  T* d_weights = workspace.d_weights.data();
  workspace.execution.for_each_part(parts, [&](Index part, ThreadMemory<T>& memory) {
    const Rows rows = rows_of_part(batch, part);
    T* own = d_weights + part * size;
    std::fill_n(own, size, T(0));
    const Index last = source_of(stage.end);
    const T* d_current =
        last < stage.begin ? nullptr : rows.of(d_output_of(last, d_logits, workspace)).data();
    for (Index i = last; i >= stage.begin; i = source_of(i)) {
      const auto place = static_cast<std::size_t>(i);
      const Index in = layer(i).input_shape().size(), out = layer(i).output_shape().size();
      typename Layer<T>::Gradients gradients{};
      for (std::size_t k = 0; k < gradients.size(); ++k) {
        if (offsets_[place][k] != none) gradients[k] = own + (offsets_[place][k] - first);
      }
      Batch<T> d_in = source_of(i) >= stage.begin
                          ? Batch<T>(memory.take_output(rows.count * in), rows.count, in)
                          : rows.of(d_input_of(i, workspace, d_input));
      layer(i).backward(
          weights_of(i), rows.of(input_of(i, input, workspace)),
          rows.of(view(std::as_const(workspace.outputs[place]))), {d_current, rows.count, out},
          workspace.tapes[place][static_cast<std::size_t>(part)], d_in, gradients, memory.scratch);
      d_current = d_in.data();
    }
  });
  constexpr Index block = 4096;
  workspace.execution.for_each_part(
      (size + block - 1) / block, [&](Index number, ThreadMemory<T>&) {
        const Index begin = number * block, count = std::min(block, size - begin);
        Eigen::Map<Vector<T>> sum(d_weights + begin, count);
        for (Index part = 1; part < parts; ++part) {
          sum += Eigen::Map<const Vector<T>>(d_weights + part * size + begin, count);
        }
        sink(first + begin, {sum.data(), static_cast<std::size_t>(count)});
      });
}

template <class T>
void Network<T>::backward(ConstBatch<T> input, ConstBatch<T> d_logits, Workspace<T>& workspace,
                          GradientSink<T> sink, Matrix<T>* d_input) const {
  if (d_input) d_input->resize(input.rows(), input.cols());
  for (Stage stage{std::ssize(layers_), std::ssize(layers_)}; stage.begin > 0;) {
    stage = stage_before(stage.begin);
    if (const Index source = source_of(stage.begin); source >= 0) {
      workspace.d_outputs[static_cast<std::size_t>(source)].resize(
          input.rows(), layer(source).output_shape().size());
    }
    if (layer(stage.begin).joint()) {
      backward_jointly(stage.begin, input, d_logits, workspace, sink, d_input);
    } else {
      backward_by_parts(stage, input, d_logits, workspace, sink, d_input);
    }
  }
}

template <class T>
void Network<T>::update_statistics(const Workspace<T>& workspace) {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    typename Layer<T>::Gradients values{};
    for (std::size_t k = 0; k < values.size(); ++k) {
      if (offsets_[i][k] != none) values[k] = weights_.data() + offsets_[i][k];
    }
    layers_[i]->update_statistics(values, workspace.tapes[i][0]);
  }
}

#define SCRAWL_PASSES(T)                                                                           \
  template ConstBatch<T> Network<T>::forward(ConstBatch<T>, Workspace<T>&, Random&) const;         \
  template void Network<T>::backward(ConstBatch<T>, ConstBatch<T>, Workspace<T>&, GradientSink<T>, \
                                     Matrix<T>*) const;                                            \
  template void Network<T>::update_statistics(const Workspace<T>&);
SCRAWL_PASSES(float)
SCRAWL_PASSES(double)
#undef SCRAWL_PASSES

}  // namespace scrawl::nn
