#pragma once

#include <span>

#include "core/function_ref.hpp"
#include "core/nn/execution.hpp"
#include "core/nn/layer.hpp"

namespace scrawl::nn {

/// Receives the gradient of some consecutive values of one parameter, from value `first` on.
/// `parameter` is its index in `parameters()`. Called by several threads at once, each time for
/// other values.
template <class T>
using ParameterSink =
    FunctionRef<void(std::size_t parameter, Index first, std::span<const T> gradient)>;

/// A layer whose work cannot be split between threads by samples: because each output depends on
/// the whole batch (batch norm), or because its weights are too many to be read once for each part
/// of a batch (dense).
template <class T>
class JointLayer : public Layer<T> {
 public:
  using typename Layer<T>::Weights, typename Layer<T>::Gradients;
  using Layer<T>::Layer;

  const JointLayer* joint() const final { return this; }
  typename Layer<T>::Reads backward_reads() const final { return {true, false}; }

  /// As `forward`, on all threads of `execution`. The result has the same bits for any number of
  /// threads.
  virtual void forward_jointly(const Weights& weights, ConstBatch<T> input, Batch<T> output,
                               Tape<T>& tape, Execution<T>& execution) const = 0;
  /// As `backward`, but passes the gradient of each parameter to `sink`, in blocks, each once. The
  /// sink may change the weights of its block, so an implementation reads them before it calls.
  virtual void backward_jointly(const Weights& weights, ConstBatch<T> input, ConstBatch<T> d_output,
                                const Tape<T>& tape, Batch<T> d_input, ParameterSink<T> sink,
                                Execution<T>& execution) const = 0;

  /// The same on the calling thread alone.
  void forward(const Weights& weights, ConstBatch<T> input, Batch<T> output, Tape<T>& tape, Random&,
               Scratch<T>&) const final {
    Execution<T> single_thread;
    forward_jointly(weights, input, output, tape, single_thread);
  }
  void backward(const Weights& weights, ConstBatch<T> input, ConstBatch<T>, ConstBatch<T> d_output,
                const Tape<T>& tape, Batch<T> d_input, const Gradients& d_weights,
                Scratch<T>&) const final {
    Execution<T> single_thread;
    const auto add = [&](std::size_t parameter, Index first, std::span<const T> gradient) {
      T* sum = d_weights[parameter] + first;
      for (const T value : gradient) *sum++ += value;
    };
    backward_jointly(weights, input, d_output, tape, d_input, add, single_thread);
  }
};

}  // namespace scrawl::nn
