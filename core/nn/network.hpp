#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/function_ref.hpp"
#include "core/nn/architecture.hpp"
#include "core/nn/execution.hpp"
#include "core/nn/layer.hpp"

namespace scrawl::nn {

/// Where one parameter lies in the network's weight vector.
struct ParameterSlot {
  std::string name;  ///< "0.kernel": the layer's place in the architecture, then the parameter
  ParameterSpec spec;
  Index layer = 0;
  Index offset = 0;  ///< in scalars from the start; a multiple of 16, gaps are zero
};

/// Takes the gradient of some values of the weight vector, beginning with the value `offset`, each
/// once in a backward pass. Several threads call it at once, each for other values; the weights of
/// those may change as soon as it is called.
template <class T>
using GradientSink = FunctionRef<void(Index offset, std::span<const T> gradient)>;

/// Buffers for the passes of one batch at a time, and the threads that make them; owned by the
/// caller and reused: after the first use with a batch size nothing is allocated.
template <class T>
struct Workspace {
  Workspace() = default;
  /// `pool` must outlive the workspace; without one the caller does all the work.
  explicit Workspace(ThreadPool& pool) : execution(pool) {}

  /// What layer i put out; nothing where the layer only renames (see Layer::renames_only), and,
  /// after `forward`, where nobody reads it again.
  std::vector<Matrix<T>> outputs;
  std::vector<Matrix<T>> d_outputs;  ///< likewise, between stages
  /// tapes[i][part] for each part of the batch; a joint layer has the first alone.
  std::vector<std::vector<Tape<T>>> tapes;
  std::vector<Random> randoms;                            ///< for each part of the batch
  std::vector<T, Eigen::aligned_allocator<T>> d_weights;  ///< of some layers, for each part
  Execution<T> execution;
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
  /// Likewise in training mode, keeping what `backward` needs. The workspace's threads divide the
  /// work; the result does not depend on their number.
  ConstBatch<T> forward(ConstBatch<T> input, Workspace<T>& workspace, Random& random) const;
  /// After `forward` with the same input: gives the gradients to `sink`, and, where `d_input` is
  /// not null, overwrites it with the gradient with respect to the input.
  void backward(ConstBatch<T> input, ConstBatch<T> d_logits, Workspace<T>& workspace,
                GradientSink<T> sink, Matrix<T>* d_input = nullptr) const;
  /// Batch norm's running statistics, from the tapes of the last `forward`.
  void update_statistics(const Workspace<T>& workspace);

 private:
  static constexpr Index none = -1;  ///< the offset of a parameter that a layer does not have

  /// Layers [begin, end) that follow each other: one joint layer, or some that treat each sample by
  /// itself, so that a thread takes a part of the batch through all of them.
  struct Stage {
    Index begin, end;
  };
  Stage stage_from(Index begin) const;
  Stage stage_before(Index end) const;

  const Layer<T>& layer(Index i) const { return *layers_[static_cast<std::size_t>(i)]; }
  typename Layer<T>::Weights weights_of(Index i) const;
  /// Where the parameters of layer i and those behind it begin in the weight vector.
  Index first_weight(Index i) const;
  /// The layer whose output layer i reads, -1 for the network's input; of i = layers_.size(), the
  /// one that puts out the logits.
  Index source_of(Index i) const;
  /// Whether layer i's output is read again after the stage that makes it.
  bool kept(Index i) const;
  /// What layer i reads, where it is kept, else null.
  ConstBatch<T> input_of(Index i, ConstBatch<T> input, const Workspace<T>& workspace) const;
  ConstBatch<T> d_output_of(Index i, ConstBatch<T> d_logits, const Workspace<T>& workspace) const;
  Batch<T> d_input_of(Index i, Workspace<T>& workspace, Matrix<T>* d_input) const;

  void forward_by_parts(Stage stage, ConstBatch<T> input, Workspace<T>& workspace) const;
  void backward_by_parts(Stage stage, ConstBatch<T> input, ConstBatch<T> d_logits,
                         Workspace<T>& workspace, GradientSink<T> sink, Matrix<T>* d_input) const;
  void backward_jointly(Index i, ConstBatch<T> input, ConstBatch<T> d_logits,
                        Workspace<T>& workspace, GradientSink<T> sink, Matrix<T>* d_input) const;

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
