#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/nn/kernels/quantised.hpp"
#include "core/nn/network.hpp"

namespace scrawl::nn {

/// Buffers for one thread's passes, reused: after the first one nothing is allocated.
struct InferenceMemory {
  std::vector<float> values[2];  ///< what a step reads, and what it writes
  Int16s image;
};

/// A network made ready to be used, by steps from a sample to its scores. Holds copies of the
/// weights.
class InferencePlan {
 public:
  /// Steps that do several layers in one pass, weights packed as their kernels read them, in 16-bit
  /// integers with a scale for each channel. What `Network::infer` says layer by layer in floats,
  /// this says several times faster; logits differ by about what storing the weights as f16 would
  /// do. Many threads may share one.
  static InferencePlan in_integers(const Network<float>& network);
  /// One step that goes layer by layer in floats: to the last digits what the program says that
  /// trained the network. One plan serves one thread.
  static InferencePlan in_floats(const Network<float>& network);
  // Movable; copies of a plan in floats would share its workspace.
  InferencePlan(InferencePlan&&) = default;
  InferencePlan& operator=(InferencePlan&&) = default;

  /// One sample [input_shape().size()] to logits [classes]. The result views `memory` and is valid
  /// until its next use.
  std::span<const float> run(std::span<const float> sample, InferenceMemory& memory) const;

 private:
  explicit InferencePlan(Index classes) : classes_(classes) {}

  /// From input to output, with room for a block of channels more at the end of the output. As a
  /// std::function it would be half a kilobyte more for the page to wait for.
  struct Step {
    virtual ~Step() = default;
    virtual void run(const float* input, float* output, std::int16_t* image) const = 0;
  };
  class Builder;
  /// Appends `work(input, output, image)`, which puts out `size` values.
  template <class Work>
  void add_step(Index size, Work work);

  std::vector<std::unique_ptr<const Step>> steps_;
  Index largest_ = 0;  ///< values that any step puts out
  Index image_ = 0;    ///< 16-bit values that any step needs
  Index classes_;
};

}  // namespace scrawl::nn
