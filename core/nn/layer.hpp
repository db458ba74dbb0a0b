#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/nn/tensor.hpp"
#include "core/random.hpp"

namespace scrawl::nn {

/// What a parameter is for; it decides how it starts and whether the optimizer moves it.
enum class Role {
  kernel,    ///< starts Glorot uniform; the only role that weight decay touches
  bias,      ///< starts at 0
  scale,     ///< starts at 1
  mean,      ///< running statistic, starts at 0; never trained by gradient
  variance,  ///< running statistic, starts at 1; never trained by gradient
};

/// One parameter tensor of a layer. The values live in the network's weight vector, the layer only
/// describes them.
struct ParameterSpec {
  std::string name;  ///< "kernel", "bias", ...; unique within its layer
  std::vector<Index>
      shape;  ///< as Keras: conv kernels height, width, in, out; dense kernels in, out
  Role role;
  Index fan_in = 0;   ///< for Glorot initialisation, kernels only
  Index fan_out = 0;  ///< for Glorot initialisation, kernels only

  Index size() const;
};

/// What one layer keeps of one forward pass for its backward pass: only what it cannot recompute
/// from its input and output. Owned by the caller, reused from step to step.
template <class T>
struct Tape {
  Matrix<T> values;
};

template <class T>
class JointLayer;

/// A layer is a description with arithmetic: shapes and hyperparameters, no weights and no state.
/// It is handed everything it reads, so one layer can serve several threads at once, and a test can
/// call it with made-up data. `weights` and `d_weights` hold one pointer for each entry of
/// `parameters()`, in that order, and null after the last. `scratch` carries nothing from call to
/// call.
///
/// Three verbs. `infer` is the layer in use; `forward` is the layer in training (dropout drops,
/// batch norm looks at the batch); `backward` turns the gradient of the loss with respect to the
/// output into those with respect to input and parameters.
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
  /// Whether the output is the input under another shape, so that no pass needs to touch it: the
  /// network then calls none of the verbs.
  virtual bool renames_only() const { return false; }
  /// The layer as one whose work is not divided by samples; null for all others, which treat each
  /// sample by itself.
  virtual const JointLayer<T>* joint() const { return nullptr; }
  /// What `backward` reads of the forward pass: what no layer reads is not kept, and given as null.
  struct Reads {
    bool input, output;
  };
  virtual Reads backward_reads() const { return {true, true}; }
  /// Multiply-adds for one sample, for tables; 0 where there is nothing worth counting.
  virtual Index multiply_adds() const { return 0; }

  /// `output` has the right size already and is overwritten. Input and output never overlap.
  virtual void infer(const Weights& weights, ConstBatch<T> input, Batch<T> output,
                     Scratch<T>& scratch) const = 0;
  /// Does what `infer` does unless a layer behaves differently in training or keeps a tape.
  virtual void forward(const Weights& weights, ConstBatch<T> input, Batch<T> output, Tape<T>& tape,
                       Random& random, Scratch<T>& scratch) const;
  /// Overwrites `d_input` (which is null-sized, data() == nullptr, when nobody needs it) and adds
  /// to `d_weights`.
  virtual void backward(const Weights& weights, ConstBatch<T> input, ConstBatch<T> output,
                        ConstBatch<T> d_output, const Tape<T>& tape, Batch<T> d_input,
                        const Gradients& d_weights, Scratch<T>& scratch) const = 0;
  /// Moves running statistics by what the last `forward` saw. Called after the optimizer's step.
  virtual void update_statistics(const Gradients& weights, const Tape<T>& tape) const;

 private:
  Shape input_;
};

}  // namespace scrawl::nn
