#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/nn/architecture.hpp"
#include "core/nn/layer.hpp"

namespace scrawl::nn {

/// Where one parameter lies in the network's weight vector.
struct ParameterSlot {
  std::string name;  ///< "0.kernel": the layer's place in the architecture, then the parameter
  ParameterSpec spec;
  Index layer = 0;
  Index offset = 0;  ///< in scalars from the start; a multiple of 16, gaps are zero
};

/// Buffers for one pass by one thread, owned by the caller and reused: after the first use with a
/// batch size nothing is allocated. `outputs[i]` holds what layer i put out (nothing where the
/// layer only renames: see Layer::renames_only).
template <class T>
struct Workspace {
  std::vector<Matrix<T>> outputs;
  std::vector<Matrix<T>> d_outputs;
  std::vector<Tape<T>> tapes;
  Scratch<T> scratch;
};

/// The layers of an architecture with their weights. All weights lie in one vector, so that
/// optimizers, averages, checkpoints and gradient buffers are plain loops over arrays of the same
/// length. A value type: copying it copies the weights.
template <class T>
class Network {
 public:
  /// Glorot-uniform kernels, zero biases, unit scales.
  Network(const Architecture& architecture, Random& random);
  /// All weights at their neutral start, kernels zero: for a loader that fills them.
  explicit Network(const Architecture& architecture);

  const Architecture& architecture() const { return architecture_; }
  Shape input_shape() const { return architecture_.input; }
  Index classes() const;
  std::span<const std::shared_ptr<const Layer<T>>> layers() const { return layers_; }

  std::span<T> weights() { return weights_; }
  std::span<const T> weights() const { return weights_; }
  std::span<const ParameterSlot> slots() const { return slots_; }
  /// Trained values: without running statistics and alignment gaps.
  Index parameter_count() const;
  Index multiply_adds() const;

  /// Rows of `input` to logits (the last layer's output, before the head), layer by layer: the
  /// reference for `InferencePlan`, and for looking at what each layer puts out. The result views
  /// `workspace` and is valid until its next use.
  ConstBatch<T> infer(ConstBatch<T> input, Workspace<T>& workspace) const;
  /// Likewise in training mode, keeping what `backward` needs.
  ConstBatch<T> forward(ConstBatch<T> input, Workspace<T>& workspace, Random& random) const;
  /// After `forward` with the same input: adds to `d_weights` (as long as `weights()`), and, where
  /// `d_input` is not null, overwrites it with the gradient with respect to the input.
  void backward(ConstBatch<T> input, ConstBatch<T> d_logits, Workspace<T>& workspace,
                std::span<T> d_weights, Matrix<T>* d_input = nullptr) const;
  /// Batch norm's running statistics, from the tapes of the last `forward`. `share` is the part of
  /// the batch that this workspace held: with it, a batch cut into shards moves them as far as a
  /// whole one.
  void update_statistics(const Workspace<T>& workspace, double share = 1);

 private:
  /// Calls `run(layer, weights, input, output, tape)` for each layer that has something to do.
  template <class Run>
  ConstBatch<T> run_layers(ConstBatch<T> input, Workspace<T>& workspace, Run run) const;

  Architecture architecture_;
  std::vector<std::shared_ptr<const Layer<T>>> layers_;
  std::vector<ParameterSlot> slots_;
  /// For each layer where its parameters begin in `weights_`.
  std::vector<std::array<Index, Layer<T>::max_parameters>> offsets_;
  std::vector<T, Eigen::aligned_allocator<T>> weights_;
};

/// The same function with every BatchNorm2d folded into the convolution before it (which gets a
/// bias) and every Dropout removed: what is exported.
template <class T>
Network<T> fold_for_inference(const Network<T>& network);

}  // namespace scrawl::nn
