#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/nn/kernels/instruction_set.hpp"
#include "core/nn/kernels/quantised.hpp"
#include "core/nn/network.hpp"

namespace scrawl::nn {

/// Buffers for one thread's passes, reused: after the first pass nothing is allocated.
struct InferenceMemory {
  std::vector<float> values[2];  ///< the input and the output of a step, in turn
  Int16s image;                  ///< a step's quantised input
  Scratch<float> scratch;        ///< for layers that are not fused
};

/// A network prepared for inference: a list of steps from a sample to its logits. Holds copies of
/// the weights.
class InferencePlan {
 public:
  /// Fuses several layers into one step and quantises the weights to 16-bit integers with a scale
  /// for each channel, in the order in which the kernels read them. Several times faster than
  /// `Network::infer`; the logits differ about as much as with weights stored as f16. Several
  /// threads may share one plan.
  static InferencePlan in_integers(const Network<float>& network);
  /// The same with the kernels for a given instruction set, which this processor must have; the
  /// results have the same bits.
  static InferencePlan in_integers_for(const Network<float>& network, InstructionSet set);
  /// The same for networks of these layer types alone: what `linked_layers` calls. In
  /// plan_builder.hpp.
  template <class Types>
  static InferencePlan in_integers_of(const Network<float>& network, InstructionSet set);
  /// One step that calls `Network::infer`: layer by layer in floats, as in training. For one thread
  /// at a time. `network` is copied.
  static InferencePlan in_floats(const Network<float>& network);
  // Not copyable: copies of a plan in floats would share its workspace.
  InferencePlan(InferencePlan&&) = default;
  InferencePlan& operator=(InferencePlan&&) = default;

  /// One sample [input_shape().size()] to logits [classes]. The result views `memory` and is valid
  /// until its next use.
  std::span<const float> run(std::span<const float> sample, InferenceMemory& memory) const;

 private:
  explicit InferencePlan(Index classes) : classes_(classes) {}

  /// One step from input to output. The output has room for one more block of channels at its end.
  /// Not a std::function, which would add half a kilobyte to the page's download.
  struct Step {
    virtual ~Step() = default;
    virtual void run(const float* input, float* output, InferenceMemory& memory) const = 0;
  };
  template <class Types>
  class Builder;
  /// Appends `work(input, output, memory)`, whose output has `size` values.
  template <class Work>
  void add_step(Index size, Work work);

  std::vector<std::unique_ptr<const Step>> steps_;
  Index largest_ = 0;  ///< size of the largest output of a step, in values
  Index image_ = 0;    ///< size of the largest quantised input, in values
  Index classes_;
};

}  // namespace scrawl::nn
