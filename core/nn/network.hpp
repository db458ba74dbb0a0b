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

/// Where one parameter is stored in the network's weight vector.
struct ParameterSlot {
  std::string name;  ///< "0.kernel": the layer's index in the architecture, then the parameter
  ParameterSpec spec;
  Index layer = 0;
  Index offset = 0;  ///< in scalars from the start; a multiple of 16, gaps are zero
};

/// Receives the gradient of some consecutive values of the weight vector, from value `offset` on.
/// A backward pass calls it once for each value, from several threads at once. It may change the
/// weights whose gradient it receives.
template <class T>
using GradientSink = FunctionRef<void(Index offset, std::span<const T> gradient)>;

/// Buffers for the passes of one batch, and the threads that run them. Owned by the caller and
/// reused: after the first use with a batch size nothing is allocated.
template <class T>
struct Workspace {
  Workspace() = default;
  /// `pool` must outlive the workspace. Without a pool all work runs on the calling thread.
  explicit Workspace(ThreadPool& pool) : execution(pool) {}

  /// The output of layer i. Empty if the layer only reshapes (see Layer::renames_only) and, after
  /// `forward`, if the backward pass does not read it.
  std::vector<Matrix<T>> outputs;
  std::vector<Matrix<T>> d_outputs;  ///< their gradients, where a stage of layers ends
  /// tapes[i][part] for each part of the batch; a joint layer uses the first alone.
  std::vector<std::vector<Tape<T>>> tapes;
  std::vector<Random> randoms;                            ///< for each part of the batch
  std::vector<T, Eigen::aligned_allocator<T>> d_weights;  ///< of one stage, for each part
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
  /// Zero kernels and biases, unit scales: for a loader that fills the weights in.
  explicit Network(const Architecture& architecture);

  const Architecture& architecture() const { return architecture_; }
  Shape input_shape() const { return architecture_.input; }
  Index classes() const;
  std::span<const std::shared_ptr<const Layer<T>>> layers() const { return layers_; }

  std::span<T> weights() { return weights_; }
  std::span<const T> weights() const { return weights_; }
  std::span<const ParameterSlot> slots() const { return slots_; }
  /// The number of trained values, without running statistics and alignment gaps.
  Index parameter_count() const;
  /// For one sample, of the layers where they count (see Layer::multiply_adds).
  Index multiply_adds() const;

  /// Rows of `input` [batch, input_shape().size()] to logits [batch, classes()] (the last layer's
  /// output, before the head), layer by layer. The reference for `InferencePlan`; leaves each
  /// layer's output in `workspace`. The result views `workspace` and is valid until its next use.
  ConstBatch<T> infer(ConstBatch<T> input, Workspace<T>& workspace) const;
  /// The same in training mode; keeps what `backward` needs. Runs on the workspace's threads; the
  /// result does not depend on their number.
  ConstBatch<T> forward(ConstBatch<T> input, Workspace<T>& workspace, Random& random) const;
  /// After `forward` with the same input: passes the gradients of the weights to `sink` and, unless
  /// `d_input` is null, overwrites it with the gradient with respect to the input.
  void backward(ConstBatch<T> input, ConstBatch<T> d_logits, Workspace<T>& workspace,
                GradientSink<T> sink, Matrix<T>* d_input = nullptr) const;
  /// Updates batch norm's running statistics from the tapes of the last `forward`.
  void update_statistics(const Workspace<T>& workspace);

 private:
  static constexpr Index none = -1;  ///< the offset of a parameter that a layer does not have

  /// Consecutive layers [begin, end): either one joint layer, or layers that treat each sample by
  /// itself, so that a thread takes its part of the batch through all of them.
  struct Stage {
    Index begin, end;
  };
  Stage stage_from(Index begin) const;
  Stage stage_before(Index end) const;

  const Layer<T>& layer(Index i) const { return *layers_[static_cast<std::size_t>(i)]; }
  typename Layer<T>::Weights weights_of(Index i) const;
  /// Where the parameters of layer i and of the layers after it begin in the weight vector.
  Index first_weight(Index i) const;
  /// The layer whose output layer i reads, -1 for the network's input. For i = layers_.size(), the
  /// layer whose output is the logits.
  Index source_of(Index i) const;
  /// Whether layer i's output is read again after the stage that makes it.
  bool kept(Index i) const;
  /// The input of layer i, null if it is not kept.
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
  /// For each layer, where its parameters begin in `weights_`.
  std::vector<std::array<Index, Layer<T>::max_parameters>> offsets_;
  std::vector<T, Eigen::aligned_allocator<T>> weights_;
};

/// The network that is exported: it computes the same in inference, but with every batch norm that
/// follows a convolution or a dense layer folded into it (which gets a bias), and every Dropout
/// removed.
template <class T>
Network<T> fold_for_inference(const Network<T>& network);

}  // namespace scrawl::nn
