#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/nn/tensor.hpp"
#include "core/random.hpp"

namespace scrawl::nn {

/// What a parameter is for. It determines the initial values and whether the optimizer trains it.
enum class Role {
  kernel,    ///< starts Glorot uniform (Glorot and Bengio 2010); the only role with weight decay
  bias,      ///< starts at 0
  scale,     ///< starts at 1
  mean,      ///< running statistic, starts at 0; never trained by gradient
  variance,  ///< running statistic, starts at 1; never trained by gradient
};

/// The description of one parameter tensor of a layer. Its values are part of the network's weight
/// vector.
struct ParameterSpec {
  std::string name;  ///< "kernel", "bias", ...; unique within its layer
  std::vector<Index>
      shape;  ///< as Keras: conv kernels height, width, in, out; dense kernels in, out
  Role role;
  Index fan_in = 0;   ///< for Glorot initialisation, kernels only
  Index fan_out = 0;  ///< for Glorot initialisation, kernels only
  Index outputs = 0;  ///< kernels only: value i is a weight of output channel i % outputs

  Index size() const;
};

/// What one layer saves in the forward pass for its backward pass: only what it cannot recompute
/// from its input and output. Owned by the caller, reused from step to step.
template <class T>
struct Tape {
  Matrix<T> values;
};

template <class T>
class JointLayer;

/// A layer holds its shapes and hyperparameters, but no weights and no state. Whatever it reads is
/// passed in, so several threads can use one layer at once, and a test can call it with any data.
/// `weights` and `d_weights` hold one pointer for each entry of `parameters()`, in that order, and
/// null after the last. `scratch` carries nothing from call to call.
///
/// `infer` is the forward pass outside of training, `forward` the one in training (dropout drops,
/// batch norm uses the statistics of the batch). `backward` turns the gradient of the loss with
/// respect to the output into the gradients with respect to input and parameters.
template <class T>
class Layer {
 public:
  static constexpr std::size_t max_parameters = 4;  ///< batch norm has the most
  using Weights = std::array<const T*, max_parameters>;
  using Gradients = std::array<T*, max_parameters>;

  explicit Layer(Shape input) : input_(input) {}
  virtual ~Layer() = default;

  Shape input_shape() const { return input_; }
  virtual Shape output_shape() const { return input_; }
  virtual std::string_view type() const = 0;
  virtual std::vector<ParameterSpec> parameters() const { return {}; }
  /// Whether the output is the input under another shape. The network then skips the layer in every
  /// pass.
  virtual bool renames_only() const { return false; }
  /// This layer, if its work is not split by samples; null for all other layers, which treat each
  /// sample by itself.
  virtual const JointLayer<T>* joint() const { return nullptr; }
  /// Whether `backward` reads the layer's input and output. An activation that no layer reads is
  /// not kept, and passed as null.
  struct Reads {
    bool input, output;
  };
  virtual Reads backward_reads() const { return {true, true}; }
  /// Multiply-adds for one sample; 0 for layers that are cheap beside convolutions and dense
  /// layers.
  virtual Index multiply_adds() const { return 0; }

  /// `output` has the right size already and is overwritten. Input and output never overlap.
  virtual void infer(const Weights& weights, ConstBatch<T> input, Batch<T> output,
                     Scratch<T>& scratch) const = 0;
  /// Calls `infer`, unless the layer behaves differently in training or records a tape.
  virtual void forward(const Weights& weights, ConstBatch<T> input, Batch<T> output, Tape<T>& tape,
                       Random& random, Scratch<T>& scratch) const;
  /// Overwrites `d_input`, unless it is null-sized (data() == nullptr) because it is not needed,
  /// and adds to `d_weights`.
  virtual void backward(const Weights& weights, ConstBatch<T> input, ConstBatch<T> output,
                        ConstBatch<T> d_output, const Tape<T>& tape, Batch<T> d_input,
                        const Gradients& d_weights, Scratch<T>& scratch) const = 0;
  /// Updates running statistics from the tape of the last `forward`. Called after the optimizer's
  /// step.
  virtual void update_statistics(const Gradients& weights, const Tape<T>& tape) const;

 private:
  Shape input_;
};

}  // namespace scrawl::nn
