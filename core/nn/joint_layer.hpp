#pragma once

#include <span>

#include "core/function_ref.hpp"
#include "core/nn/execution.hpp"
#include "core/nn/layer.hpp"

namespace scrawl::nn {

/// Takes the gradient of some values of a layer's parameter (its number in `parameters()`),
/// beginning with the value `first`. Several threads call it at once, each for other values.
template <class T>
using ParameterSink =
    FunctionRef<void(std::size_t parameter, Index first, std::span<const T> gradient)>;

/// A layer whose work is divided between threads otherwise than by samples: because the samples of
/// a batch meet in it (batch norm), or because its weights are too many to be read once for each
/// part of a batch (dense).
template <class T>
class JointLayer : public Layer<T> {
 public:
  using typename Layer<T>::Weights, typename Layer<T>::Gradients;
  using Layer<T>::Layer;

  const JointLayer* joint() const final { return this; }
  typename Layer<T>::Reads backward_reads() const final { return {true, false}; }

  /// As `forward`, by all threads of `execution`; equal bits for any number of them.
  virtual void forward_jointly(const Weights& weights, ConstBatch<T> input, Batch<T> output,
                               Tape<T>& tape, Execution<T>& execution) const = 0;
  /// As `backward`, but gives the gradient of each parameter to `sink`, in blocks that come once.
  /// The weights of a block may change as soon as it is given, so they are read before.
  virtual void backward_jointly(const Weights& weights, ConstBatch<T> input, ConstBatch<T> d_output,
                                const Tape<T>& tape, Batch<T> d_input, ParameterSink<T> sink,
                                Execution<T>& execution) const = 0;

  /// The same by the caller alone.
  void forward(const Weights& weights, ConstBatch<T> input, Batch<T> output, Tape<T>& tape, Random&,
               Scratch<T>&) const final {
    Execution<T> alone;
    forward_jointly(weights, input, output, tape, alone);
  }
  void backward(const Weights& weights, ConstBatch<T> input, ConstBatch<T>, ConstBatch<T> d_output,
                const Tape<T>& tape, Batch<T> d_input, const Gradients& d_weights,
                Scratch<T>&) const final {
    Execution<T> alone;
    const auto add = [&](std::size_t parameter, Index first, std::span<const T> gradient) {
      T* sum = d_weights[parameter] + first;
      for (const T value : gradient) *sum++ += value;
    };
    backward_jointly(weights, input, d_output, tape, d_input, add, alone);
  }
};

}  // namespace scrawl::nn
